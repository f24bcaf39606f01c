-- Erases what a line's cases hold of one person. A case at which Meta lists the person, or may, keeps the ids and what
-- lifting it takes; a pardon that late repeats could still turn on is kept alone.
-- KEYS  those of cases
-- ARGV  1 how long a pardon counts (ms), then every id of the person
-- Returns {cases erased, wanted flags, allowances, cases kept, until when a pardon is kept, or 0}.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local counts = {erased = 0, wanted = 0, allowed = 0, kept = 0}
local keptCases, pardons, latest = {}, {}, 0

local function strip(of)
  of.reason, of.message, of.decision, of.ruleSet = '', '', '', ''
end

local function takeFlags(id, case)
  if redis.call('ZREM', WANTED, id) == 1 or case.wanted then counts.wanted = counts.wanted + 1 end
  if redis.call('ZREM', ALLOWED, id) == 1 or case.allowed then counts.allowed = counts.allowed + 1 end
  case.wanted, case.allowed, case.grace, case.past, case.answer = nil, nil, nil, nil, nil
end

local function pardon(id, version, time)
  local ends = time + tonumber(ARGV[1])
  redis.call('HSET', CASES, id, cjson.encode({v = 1, ver = version, id = id, pardon = time}))
  redis.call('ZADD', FORGETTABLE, ends, id)
  latest = math.max(latest, ends)
end

local function eraseCase(id, case)
  takeFlags(id, case)
  local stage = stageOf(case)
  if stage == 'on' or stage == 'off' or stage == 'blocked' or stage == 'kept' or case.inflight then
    strip(case)
    if case.next then strip(case.next) end
    redis.call('HSET', CASES, id, cjson.encode(case))
    keptCases[id], counts.kept = true, counts.kept + 1
    return
  end
  if case.state then counts.erased = counts.erased + 1 end
  dropCause(id, case)
  leaveQueue(id)
  for _, key in ipairs({LEASES, SPREADING, FORGETTABLE}) do redis.call('ZREM', key, id) end
  if case.pardon and case.pardon + tonumber(ARGV[1]) > clock then
    pardons[id] = case.pardon
    pardon(id, case.ver, case.pardon)
  else
    redis.call('HDEL', CASES, id)
  end
end

local leads = {}
for argument = 2, #ARGV do
  local id = ARGV[argument]
  local stored = redis.call('HGET', CASES, id)
  if stored and string.sub(stored, 1, 1) == '@' then
    leads[id] = string.sub(stored, 2)
  elseif stored then
    eraseCase(id, cjson.decode(stored))
  end
end
for id, to in pairs(leads) do
  if pardons[to] then
    pardon(id, 0, pardons[to])
  elseif not keptCases[to] then
    redis.call('HDEL', CASES, id)
  end
end
return {counts.erased, counts.wanted, counts.allowed, counts.kept, latest}
