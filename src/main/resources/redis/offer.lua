-- What the rules said of one message: record each verdict once, and open a case where one is due.
-- KEYS  1 cases  2 queue  3 deadlines  4 forgettable  5 once  6 audit  7 tripped  8 opened  9 wanted
--       then the opened set of each verdict's rule
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 message id  5 event time  6 gateway's now
--       7 audit cap  8 cases an hour a line  9 end of the window as known now  10 doubt a block after (ms)
--       then for each verdict: cause (rule | wanted | person), rule, acts ('1' or '0'), cases an hour, once member,
--       reason, rule set, decision as JSON
-- Returns for each verdict {effect, decision id}. Effects: repeat, pardoned, recorded, open, opened, limited, tripped,
-- waiting, doubted.
local HOUR, REMEMBERED, REFUSALS = 3600000, 8 * 86400000, 5
local at, now = tonumber(ARGV[5]), tonumber(ARGV[6])
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
local changed = false

local function isOpen() return case.dir == 'on' and (case.state == 'pending' or case.state == 'blocked') end

-- Messages sent before a block, and repeats, arrive for a while after it; a later one puts it in doubt.
local function isDoubtful()
  return case.state == 'blocked' and at > math.max(case.settled or 0, case.verified or 0) + tonumber(ARGV[10])
end

local function doubt()
  if not case.doubt then redis.call('ZADD', KEYS[2], clock, id) end
  case.doubt = math.min(case.doubt or at, at)
  changed = true
end

local function overLimit(key, limit)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - HOUR)
  return redis.call('ZCARD', key) >= limit
end

local function isWaiting()
  local wanted = case.wanted
  return wanted and (wanted.refusals >= REFUSALS or clock < wanted.notBefore or at < wanted.lastTry)
end

local function open(v, decision)
  case.state, case.dir, case.ver, case.id = 'pending', 'on', case.ver + 1, id
  if ARGV[2] ~= '' then case.phone = ARGV[2] end
  if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
  case.cause, case.rule, case.reason, case.ruleSet = v.cause, v.rule, v.reason, v.ruleSet
  case.message, case.at, case.decision, case.opened = ARGV[4], at, decision, clock
  case.refusals, case.attempts = 0, 0
  case.settled, case.code, case.answer, case.doubt, case.next, case.verified = nil, nil, nil, nil, nil, nil
  changed = true
  redis.call('ZADD', KEYS[2], clock, id)
  redis.call('ZADD', KEYS[3], ARGV[9], id)
  redis.call('ZREM', KEYS[4], id)
  if v.cause ~= 'person' then
    redis.call('ZADD', KEYS[8], now, id .. '/' .. case.ver)
    if v.cause == 'rule' then redis.call('ZADD', v.opened, now, id .. '/' .. case.ver) end
    redis.call('PEXPIRE', KEYS[8], HOUR)
    redis.call('PEXPIRE', v.opened, HOUR)
  end
end

-- What an acting block verdict comes to, before anything is written.
local function effectOf(v)
  if isOpen() then
    if v.cause ~= 'person' and isDoubtful() then return 'doubted' end
    return 'open'
  end
  if v.cause == 'person' then return 'opened' end
  if isWaiting() then return 'waiting' end
  if redis.call('HEXISTS', KEYS[7], v.rule) == 1 then return 'tripped' end
  if overLimit(KEYS[8], tonumber(ARGV[8])) or (v.cause == 'rule' and overLimit(v.opened, v.limit)) then
    redis.call('HSET', KEYS[7], v.rule, now)
    return 'limited'
  end
  return 'opened'
end

local effects = {}
local index = 0
for argument = 11, #ARGV, 8 do
  local v = {
    cause = ARGV[argument], rule = ARGV[argument + 1], acts = ARGV[argument + 2] == '1',
    limit = tonumber(ARGV[argument + 3]), reason = ARGV[argument + 5], ruleSet = ARGV[argument + 6],
    opened = KEYS[10 + index],
  }
  index = index + 1
  local effect, decision = 'recorded', ''
  if v.cause ~= 'person' and case.pardon and at <= case.pardon then
    effect = 'pardoned'
  elseif v.cause ~= 'person' and redis.call('ZADD', KEYS[5], 'NX', now, ARGV[argument + 4]) == 0 then
    effect = 'repeat'
  else
    if v.acts then effect = effectOf(v) end
    decision = redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[7], '*', 'd', ARGV[argument + 7], 'e', effect)
    if effect == 'opened' then
      open(v, decision)
    elseif effect == 'doubted' then
      doubt()
      case.next = case.next or {
        cause = v.cause, rule = v.rule, reason = v.reason, ruleSet = v.ruleSet,
        message = ARGV[4], at = at, decision = decision,
      }
    end
  end
  effects[#effects + 1] = {effect, decision}
end

-- Whatever the rules said of it.
if isOpen() and not case.doubt and isDoubtful() then doubt() end

if isOpen() and ARGV[2] ~= '' and ARGV[3] ~= '' and (not case.phone or not case.bsuid) then
  case.phone, case.bsuid, changed = ARGV[2], ARGV[3], true
end
if changed then
  redis.call('HSET', KEYS[1], id, cjson.encode(case))
  lead(ARGV[2], id)
  lead(ARGV[3], id)
end

local old = redis.call('ZRANGE', KEYS[5], '-inf', now - REMEMBERED, 'BYSCORE', 'LIMIT', 0, 100)
if #old > 0 then redis.call('ZREM', KEYS[5], unpack(old)) end
return effects
