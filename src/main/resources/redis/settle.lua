-- What became of claimed cases. What Meta said is recorded even if the case has moved on meanwhile; what we only
-- decided ourselves is dropped then, since the case has a newer errand. So is what its stage does not lead to.
-- KEYS  those of cases
-- ARGV  1 audit cap, then for each case: id, version, outcome, delay (ms), code or '', Meta's words or '', entry as JSON
-- Outcomes: blocked, released, listed, unlisted, absent, refused, unwanted-refusal, missed, release-refused, retry,
--           refused-retry, postpone, unsure
-- Returns for each {'' | the state the case is in now}.
local DAY, TEN_MINUTES, NO_NEWS = 86400000, 600000, 'no news'
local OPENER = {
  'cause', 'rule', 'reason', 'ruleSet', 'message', 'at', 'decision', 'lease', 'harm', 'spreads',
}
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

-- cause: refused or missed
local function want(id, case, cause)
  local refused = cause == 'refused'
  local wanted = case.wanted or {
    since = now, refusals = 0, notBefore = 0, rule = case.rule, cause = cause, reason = case.reason,
  }
  wanted.lastTry = refused and math.floor(now / 1000) * 1000 or 0
  if refused then
    wanted.refusals = wanted.refusals + 1
    if wanted.refusals >= 2 then wanted.notBefore = now + TEN_MINUTES * 4 ^ (wanted.refusals - 2) end
  end
  wanted.lease = case.lease
  case.wanted = wanted
  redis.call('ZADD', WANTED, 'NX', now, id)
end

local function unwant(id, case)
  case.wanted = nil
  redis.call('ZREM', WANTED, id)
end

local function dueIn(delay, id) redis.call('ZADD', QUEUE, now + delay, id) end

-- A lease runs from the first time that Meta says so.
local function confirm(id, case)
  if not become(case, 'blocked') then return end
  case.settled = now
  if not case.caused then noteCause(id, case, now) end
  leaveQueue(id)
  redis.call('ZREM', FORGETTABLE, id)
  if case.lease and not case.leaseEnds then case.leaseEnds = now + case.lease.length end
  noteLease(id, case)
  noteSpread(id, case, now)
end

-- Written to Meta again, in the direction that is wanted now. A case that is over wants nothing more, unless Meta lists
-- the sender after all.
local function again(id, case)
  local stage = stageOf(case)
  if stage == 'refused' or stage == 'missed' then
    if case.listed then confirm(id, case) end
  elseif stage ~= 'released' then
    dueIn(0, id)
  elseif case.listed then
    become(case, 'off')
    redis.call('ZREM', FORGETTABLE, id)
    dueIn(0, id)
  end
end

-- The sender makes room on the list and is blocked again on the next message. Meta lifts after all what it once refused to.
local function wake(case)
  local wanted = case.ending == 'rotated' and case.wanted
  if wanted then wanted.inactive, wanted.lastTry = nil, math.floor(now / 1000) * 1000 end
  if wanted and stageOf(case) == 'kept' then redis.call('HDEL', LIST, 'rotationRefused') end
end

local outcomes = {}

outcomes['blocked'] = function(id, case, current)
  unwant(id, case)
  book(case, true)
  if current then confirm(id, case) else again(id, case) end
end

outcomes['released'] = function(id, case, current)
  book(case, false)
  if not current then return again(id, case) end
  if stageOf(case) == 'released' then
    leaveQueue(id)
    return NO_NEWS
  end
  if case.ending == 'lease' then moveRelease(case, case.opened, now) end
  wake(case)
  close(id, case, 'released', now)
end

outcomes['listed'] = function(id, case, current)
  case.verified, case.doubt = now, nil
  setNext(id, case, nil)
  book(case, true)
  if current and case.dir == 'on' then confirm(id, case) else again(id, case) end
end

-- So nothing stands between the case and its errand.
outcomes['unlisted'] = function(id, case)
  book(case, false)
  dueIn(0, id)
end

-- Somebody lifted the block elsewhere. The message that made us look is judged as usual: it opens the next case.
outcomes['absent'] = function(id, case)
  local opener = case.next
  case.pardon = math.max(case.pardon or 0, (case.doubt or now) - 1)
  case.ending, case.doubt, case.verified = 'outside', nil, nil
  setNext(id, case, nil)
  book(case, false)
  close(id, case, 'released', now)
  if opener and become(case, 'on') then
    dropCause(id, case)
    for _, field in ipairs(OPENER) do case[field] = opener[field] end
    case.ver, case.opened, case.ending = case.ver + 1, now, nil
    case.settled, case.refusals, case.attempts = nil, 0, 0
    renewFlag(case)
    noteCause(id, case, now)
    redis.call('ZADD', QUEUE, now, id)
    redis.call('ZADD', DEADLINES, opener.at + DAY, id)
    redis.call('ZREM', FORGETTABLE, id)
  end
end

-- Meta's list may hold the sender from a block before, whose lifting was overtaken by an offence.
outcomes['refused'] = function(id, case)
  if case.listed then return confirm(id, case) end
  want(id, case, 'refused')
  close(id, case, 'refused', now)
end

outcomes['unwanted-refusal'] = function(id, case)
  if case.listed then return confirm(id, case) end
  close(id, case, 'refused', now)
end

outcomes['missed'] = function(id, case)
  if case.listed then return confirm(id, case) end
  want(id, case, 'missed')
  close(id, case, 'missed', now)
end

-- Meta refuses to unblock whom it has not blocked too, so where nothing says that it has, its list is read first.
-- Where Meta refuses to make room on its list, no more room is made. This block is still tried again, as any that Meta
-- kept, so its sender stays wanted for that moment.
outcomes['release-refused'] = function(id, case, current, delay)
  if not case.listed and stageOf(case) == 'off' then
    case.inflight = now
    dueIn(0, id)
    return NO_NEWS
  end
  if not become(case, 'kept') then return end
  if case.ending == 'rotated' then redis.call('HSET', LIST, 'rotationRefused', now) end
  dueIn(delay, id)
end

outcomes['retry'] = function(id, case, current, delay)
  case.attempts = (case.attempts or 0) + 1
  dueIn(delay, id)
end

outcomes['refused-retry'] = function(id, case, current, delay)
  case.refusals = (case.refusals or 0) + 1
  dueIn(delay, id)
end

outcomes['postpone'] = function(id, case, current, delay) dueIn(delay, id) end

-- What became of an earlier errand, told late, does not make this one clear.
outcomes['unsure'] = function(id, case, current, delay)
  case.inflight = case.inflight or now
  outcomes['retry'](id, case, current, delay)
end

-- A case may have been settled by somebody else meanwhile.
local leadsTo = {
  refused = 'refused', ['unwanted-refusal'] = 'refused', missed = 'missed', absent = 'released',
  ['release-refused'] = 'kept',
}
local function mayFollow(case, outcome)
  local stage = leadsTo[outcome]
  return not stage or FOLLOWS[stageOf(case)][stage]
end

-- An earlier errand may have reached Meta after a later one: its list tells.
local function lookUp(id, case)
  local stage = stageOf(case)
  if stage == 'released' then
    case.dir = 'off'
    dueIn(0, id)
  elseif stage ~= 'on' and stage ~= 'off' then
    return
  end
  case.inflight = case.inflight or now
  redis.call('HSET', CASES, id, cjson.encode(case))
end

local metaSaid = {blocked = true, released = true, listed = true}
local states = {}
for argument = 2, #ARGV, 7 do
  local outcome = ARGV[argument + 2]
  local id, json = kept(ARGV[argument])
  local case = json and cjson.decode(json)
  local current = case and case.ver == tonumber(ARGV[argument + 1])
  if case and (metaSaid[outcome] or current and mayFollow(case, outcome)) then
    if outcome ~= 'unsure' then case.inflight, case.unsure = nil, nil end
    if ARGV[argument + 4] ~= '' then case.code = tonumber(ARGV[argument + 4]) else case.code = nil end
    if ARGV[argument + 5] ~= '' then case.answer = ARGV[argument + 5] else case.answer = nil end
    local news = outcomes[outcome](id, case, current, tonumber(ARGV[argument + 3]))
    redis.call('HSET', CASES, id, cjson.encode(case))
    if ARGV[argument + 6] ~= '' and news ~= NO_NEWS then
      redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[1], '*', 's', ARGV[argument + 6], 'of', case.decision or '')
    end
    states[#states + 1] = case.state
  else
    if case and not current and outcome == 'unsure' then lookUp(id, case) end
    states[#states + 1] = ''
  end
end
return states
