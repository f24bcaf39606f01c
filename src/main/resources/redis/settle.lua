-- What became of claimed cases. What Meta said is recorded even if the case has moved on meanwhile; what we only
-- decided ourselves is dropped then, since the case has a newer errand.
-- KEYS  1 cases  2 queue  3 deadlines  4 forgettable  5 wanted  6 audit  7 leases
-- ARGV  1 audit cap, then for each case: id, version, outcome, delay (ms), code or '', Meta's words or '', entry as JSON
-- Outcomes: blocked, released, listed, absent, refused, unwanted-refusal, missed, release-refused, retry, refused-retry,
--           postpone, unsure
-- Returns for each {'' | the state the case is in now}.
local DAY, TEN_MINUTES = 86400000, 600000
local redisTime = redis.call('TIME')
local now = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local function leaveQueue(id)
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREM', KEYS[3], id)
end

local function want(id, case, refused)
  local wanted = case.wanted or {since = now, refusals = 0, notBefore = 0, rule = case.rule}
  wanted.lastTry = refused and math.floor(now / 1000) * 1000 or 0
  if refused then
    wanted.refusals = wanted.refusals + 1
    if wanted.refusals >= 2 then wanted.notBefore = now + TEN_MINUTES * 4 ^ (wanted.refusals - 2) end
  end
  wanted.lease = case.lease
  case.wanted = wanted
  redis.call('ZADD', KEYS[5], 'NX', now, id)
end

-- Written to Meta again, in the direction that is wanted now.
local function again(id, case)
  case.inflight, case.unsure = nil, nil
  redis.call('ZADD', KEYS[2], now, id)
end

local function close(id, case, state)
  case.state, case.settled = state, now
  leaveQueue(id)
  dropLease(KEYS[7], id, case)
  redis.call('ZADD', KEYS[4], keptUntil(case, now), id)
end

-- A lease runs from the first time that Meta says so.
local function confirm(id, case)
  case.state, case.settled = 'blocked', now
  leaveQueue(id)
  redis.call('ZREM', KEYS[4], id)
  if case.lease and not case.leaseEnds then case.leaseEnds = now + case.lease.length end
  noteLease(KEYS[7], id, case)
end

local outcomes = {}

outcomes['blocked'] = function(id, case, current)
  case.wanted = nil
  redis.call('ZREM', KEYS[5], id)
  if current then confirm(id, case) else again(id, case) end
end

outcomes['released'] = function(id, case, current)
  if not current then return again(id, case) end
  if case.cause == 'lease' then moveRelease(case, case.opened, now) end
  close(id, case, 'released')
end

outcomes['listed'] = function(id, case, current)
  case.verified, case.doubt, case.next = now, nil, nil
  if case.dir == 'on' then confirm(id, case) else again(id, case) end
end

-- Somebody lifted the block elsewhere. The message that made us look is judged as usual: it opens the next case.
outcomes['absent'] = function(id, case)
  local opener = case.next
  case.pardon = math.max(case.pardon or 0, (case.doubt or now) - 1)
  case.cause, case.doubt, case.next, case.verified = 'outside', nil, nil, nil
  close(id, case, 'released')
  if opener then
    for _, field in ipairs({'cause', 'rule', 'reason', 'ruleSet', 'message', 'at', 'decision', 'lease'}) do
      case[field] = opener[field]
    end
    case.state, case.dir, case.ver, case.opened = 'pending', 'on', case.ver + 1, now
    case.settled, case.refusals, case.attempts = nil, 0, 0
    redis.call('ZADD', KEYS[2], now, id)
    redis.call('ZADD', KEYS[3], opener.at + DAY, id)
    redis.call('ZREM', KEYS[4], id)
  end
end

outcomes['refused'] = function(id, case)
  want(id, case, true)
  close(id, case, 'refused')
end

outcomes['unwanted-refusal'] = function(id, case)
  close(id, case, 'refused')
end

outcomes['missed'] = function(id, case)
  want(id, case, false)
  close(id, case, 'missed')
end

outcomes['release-refused'] = function(id, case, current, delay)
  case.state = 'blocked'
  redis.call('ZADD', KEYS[2], now + delay, id)
end

outcomes['retry'] = function(id, case, current, delay)
  case.attempts = (case.attempts or 0) + 1
  redis.call('ZADD', KEYS[2], now + delay, id)
end

outcomes['refused-retry'] = function(id, case, current, delay)
  case.refusals = (case.refusals or 0) + 1
  redis.call('ZADD', KEYS[2], now + delay, id)
end

outcomes['postpone'] = function(id, case, current, delay)
  redis.call('ZADD', KEYS[2], now + delay, id)
end

outcomes['unsure'] = function(id, case, current, delay)
  case.attempts = (case.attempts or 0) + 1
  redis.call('ZADD', KEYS[2], now + delay, id)
end

local metaSaid = {blocked = true, released = true, listed = true}
local states = {}
for argument = 2, #ARGV, 7 do
  local outcome = ARGV[argument + 2]
  local id, json = kept(ARGV[argument])
  local case = json and cjson.decode(json)
  local current = case and case.ver == tonumber(ARGV[argument + 1])
  if case and (current or metaSaid[outcome]) then
    if outcome ~= 'unsure' then case.inflight, case.unsure = nil, nil end
    if ARGV[argument + 4] ~= '' then case.code = tonumber(ARGV[argument + 4]) else case.code = nil end
    if ARGV[argument + 5] ~= '' then case.answer = ARGV[argument + 5] else case.answer = nil end
    outcomes[outcome](id, case, current, tonumber(ARGV[argument + 3]))
    redis.call('HSET', KEYS[1], id, cjson.encode(case))
    if ARGV[argument + 6] ~= '' then
      redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[1], '*', 's', ARGV[argument + 6], 'of', case.decision or '')
    end
    states[#states + 1] = case.state
  else
    states[#states + 1] = ''
  end
end
return states
