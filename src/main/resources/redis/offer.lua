-- What the rules said of one message: record each verdict once, and open a case where one is due.
-- KEYS  those of cases, then  12 once  13 tripped  14 opened  15 alerts  16 texts  17 hits of this hour,
--       then the opened set of each verdict's rule
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 message id  5 event time  6 gateway's now
--       7 audit cap  8 cases an hour a line  9 end of the window as known now  10 doubt a block after (ms)
--       11 senders of the line whose window is open, or '' where that is not known  12 '1' if they were counted just now
--       13 how long the texts of decisions are kept (ms)
--       then for each verdict: cause (rule | wanted | person | candidate), rule, acts ('1' or '0'), cases an hour or '',
--       share of the senders or '', lengths of its lease or '', until they are forgotten (ms, or 0), once member, reason,
--       rule set, decision as JSON, what it alerts of ('' or hashes of 12 bytes), how long that is no news (ms; '' where
--       it alerts nobody), harm, spreads ('1' or '0'), text around the matched spans as JSON or '', what it counts as
--       among the hits or ''
-- A wanted sender's lease is the one that came with the flag.
-- Returns {'uncounted'} where nothing was done because the senders have to be counted first, else {'', and for each
-- verdict {effect, decision id}}. Effects: repeat, pardoned, recorded, open, opened, limited, tripped, waiting, doubted,
-- alerted, allowed, graced, capped.
local ONCE, TRIPPED, OPENED, ALERTS, TEXTS, HITS = KEYS[12], KEYS[13], KEYS[14], KEYS[15], KEYS[16], KEYS[17]
local REMEMBERED, HITS_KEPT, REFUSALS = 8 * 86400000, 9 * 86400000, 5
local at, now = tonumber(ARGV[5]), tonumber(ARGV[6])
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
local changed = false

local verdicts = {}
for argument = 14, #ARGV, 17 do
  verdicts[#verdicts + 1] = {
    cause = ARGV[argument], rule = ARGV[argument + 1], acts = ARGV[argument + 2] == '1',
    limit = tonumber(ARGV[argument + 3]), share = tonumber(ARGV[argument + 4]), lengths = ARGV[argument + 5],
    forget = tonumber(ARGV[argument + 6]), once = ARGV[argument + 7], reason = ARGV[argument + 8],
    ruleSet = ARGV[argument + 9], decision = ARGV[argument + 10], alerts = ARGV[argument + 11],
    span = tonumber(ARGV[argument + 12]), harm = tonumber(ARGV[argument + 13]),
    spreads = ARGV[argument + 14] == '1', text = ARGV[argument + 15], hit = ARGV[argument + 16],
    opened = KEYS[18 + #verdicts],
  }
end

local function isTripped(v) return v.cause ~= 'person' and redis.call('HEXISTS', TRIPPED, v.rule) == 1 end

local function isOverShare(v)
  return v.cause == 'rule' and v.share and exceedsShare(v.opened, v.share, tonumber(ARGV[11]), now)
end

-- A rule is not tripped on a count that may be old.
local function needsCount()
  if ARGV[12] == '1' or isOpen(case) then return false end
  for _, v in ipairs(verdicts) do
    if v.acts and isOverShare(v) and not isTripped(v) then return true end
  end
  return false
end
if needsCount() then return {'uncounted'} end

local function leaseFor(v)
  if v.cause == 'wanted' then return case.wanted and case.wanted.lease end
  return leaseOf(case, v.rule, v.lengths, v.forget, clock)
end

-- Messages sent before a block, and repeats, arrive for a while after it; a later one puts it in doubt.
local function isDoubtful()
  return case.state == 'blocked' and at > math.max(case.settled or 0, case.verified or 0) + tonumber(ARGV[10])
end

local function doubt()
  if not case.doubt then redis.call('ZADD', QUEUE, clock, id) end
  case.doubt = math.min(case.doubt or at, at)
  changed = true
end

local function isWaiting()
  local wanted = case.wanted
  return wanted
    and (wanted.inactive or wanted.refusals >= REFUSALS or clock < wanted.notBefore or at < wanted.lastTry)
end

local function isAllowed()
  local allowed = case.allowed
  return allowed and (not allowed.ends or clock < allowed.ends)
end

-- A person has lifted this rule's block of the sender a short while ago.
local function isGraced(v)
  local ends = v.cause ~= 'person' and case.grace and case.grace[v.rule]
  return ends and clock < ends
end

local function open(v, decision)
  -- The errand before was not carried out: Meta may list the sender, and nobody has read it. That is read first.
  if stageOf(case) == 'off' and not case.listed then case.inflight = case.inflight or clock end
  become(case, 'on')
  dropCause(id, case)
  case.ver, case.id = case.ver + 1, id
  if ARGV[2] ~= '' then case.phone = ARGV[2] end
  if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
  dropLease(id, case)
  case.lease = leaseFor(v)
  case.cause, case.rule, case.reason, case.ruleSet = v.cause, v.rule, v.reason, v.ruleSet
  case.message, case.at, case.decision, case.opened = ARGV[4], at, decision, clock
  case.refusals, case.attempts = 0, 0
  -- Whoever is blocked again for the same offence has done no less harm.
  if v.cause ~= 'wanted' then case.harm = v.harm end
  case.spreads = v.spreads or nil
  case.settled, case.code, case.answer, case.doubt, case.verified = nil, nil, nil, nil, nil
  case.ending = nil
  setNext(id, case, nil)
  renewFlag(case)
  noteCause(id, case, clock)
  changed = true
  redis.call('ZADD', QUEUE, clock, id)
  redis.call('ZADD', DEADLINES, ARGV[9], id)
  redis.call('ZREM', FORGETTABLE, id)
  local member = id .. '/' .. case.ver
  if v.cause ~= 'person' then noteOpened(OPENED, member, HOUR, now) end
  if v.limit then noteOpened(v.opened, member, v.share and DAY or HOUR, now) end
end

-- What an acting block verdict comes to, before anything is written.
local function effectOf(v)
  if isAllowed() then return 'allowed' end
  if isOpen(case) then
    if v.cause ~= 'person' and isDoubtful() then return 'doubted' end
    return 'open'
  end
  if v.cause == 'person' then return 'opened' end
  if isGraced(v) then return 'graced' end
  if isWaiting() then return 'waiting' end
  if isTripped(v) then return 'tripped' end
  if v.limit and exceedsHour(v.opened, v.limit, now) or isOverShare(v) then
    redis.call('HSET', TRIPPED, v.rule, now)
    return 'limited'
  end
  if exceedsHour(OPENED, tonumber(ARGV[8]), now) then
    -- The line's limit holds for whom a person wants too, but they are no rule that could go too far.
    if v.rule ~= '' then redis.call('HSET', TRIPPED, v.rule, now .. ':line') end
    return 'capped'
  end
  return 'opened'
end

-- Whether an alert tells of something that none told of within its span, before or after in event time. There is at
-- most one in each stretch of that length that begins at a multiple of it.
local function isNews(v)
  local news = v.span == 0
  for i = 1, #v.alerts, 12 do
    local of, stretch, known = string.sub(v.alerts, i, i + 11), math.floor(at / v.span), false
    for each = stretch - 1, stretch + 1 do
      local told = tonumber(redis.call('ZSCORE', ALERTS, of .. each))
      known = known or told and math.abs(told - at) < v.span
    end
    if not known then
      redis.call('ZADD', ALERTS, at, of .. stretch)
      news = true
    end
  end
  return news
end

-- A wanted sender's flag has had its say when the case was opened.
local function mayProlong(v) return case.lease and v.cause ~= 'wanted' and not isTripped(v) end

-- Opens a case or has its say in the open one.
local function carryOut(v, effect, decision)
  if effect == 'opened' then
    open(v, decision)
  elseif effect == 'open' and mayProlong(v) and prolong(case, leaseFor(v)) then
    noteLease(id, case)
    changed = true
  elseif effect == 'doubted' then
    doubt()
    if case.next then
      prolong(case.next, leaseFor(v))
    else
      setNext(id, case, {
        cause = v.cause, rule = v.rule, reason = v.reason, ruleSet = v.ruleSet,
        message = ARGV[4], at = at, decision = decision, lease = leaseFor(v), harm = v.harm, spreads = v.spreads or nil,
      }, clock)
    end
  end
end

-- A text has the id of its decision. Without it a decision is as true, so nothing fails by it.
local function keepText(v, decision)
  if v.text == '' then return end
  redis.pcall('XADD', TEXTS, 'MAXLEN', '~', ARGV[7], decision, 't', v.text)
  redis.call('XTRIM', TEXTS, 'MINID', string.format('%d', clock - tonumber(ARGV[13])))
  redis.call('PEXPIRE', TEXTS, ARGV[13])
end

local function countHit(v, effect)
  if v.hit ~= '' and redis.call('HINCRBY', HITS, v.hit .. '/' .. effect, 1) == 1 then
    redis.call('PEXPIRE', HITS, HITS_KEPT)
  end
end

local answer, hasAlerted = {''}, false
for _, v in ipairs(verdicts) do
  local effect, decision = 'recorded', ''
  if v.cause ~= 'person' and case.pardon and at <= case.pardon then
    effect = 'pardoned'
  elseif v.cause ~= 'person' and redis.call('ZADD', ONCE, 'NX', now, v.once) == 0 then
    effect = 'repeat'
  else
    if v.acts then effect = effectOf(v) elseif v.span and isNews(v) then effect = 'alerted' end
    hasAlerted = hasAlerted or effect == 'alerted'
    decision = redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[7], '*', 'd', v.decision, 'e', effect)
    keepText(v, decision)
    countHit(v, effect)
    carryOut(v, effect, decision)
  end
  answer[#answer + 1] = {effect, decision}
end

-- Whatever the rules said of it.
if isOpen(case) and not case.doubt and isDoubtful() then doubt() end

if isOpen(case) and ARGV[2] ~= '' and ARGV[3] ~= '' and (not case.phone or not case.bsuid) then
  case.phone, case.bsuid, changed = ARGV[2], ARGV[3], true
end
if changed then
  redis.call('HSET', CASES, id, cjson.encode(case))
  lead(ARGV[2], id)
  lead(ARGV[3], id)
end

local function forget(key)
  local old = redis.call('ZRANGE', key, '-inf', now - REMEMBERED, 'BYSCORE', 'LIMIT', 0, 100)
  if #old > 0 then redis.call('ZREM', key, unpack(old)) end
end
forget(ONCE)
if hasAlerted then
  forget(ALERTS)
  redis.call('PEXPIRE', ALERTS, REMEMBERED)
end
return answer
