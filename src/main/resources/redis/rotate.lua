-- Blocks make room on a full list: their senders are wanted from the moment that Meta confirms, for what is left of the
-- lease. Until then the flag waits. Nothing is pardoned.
-- KEYS  those of cases
-- ARGV  1 audit cap, then for each case: id, version
-- Returns for each 1 if it goes off the list now, else 0. Where Meta has refused that once, nothing goes.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local stopped = redis.call('HEXISTS', LIST, 'rotationRefused') == 1

local function mayGo(case)
  local automatic = case.cause == 'rule' or case.cause == 'wanted'
  return automatic and stageOf(case) == 'blocked' and not case.inflight and not case.doubt
end

-- As dev.portcullis.audit.MetaAnswer is stored.
local function tell(case)
  local entry = {v = 1, phone = case.phone, bsuid = case.bsuid, outcome = 'rotated', by = 'rotation', at = clock}
  redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[1], '*', 's', cjson.encode(entry), 'of', case.decision or '')
end

local answer = {}
for argument = 2, #ARGV, 2 do
  local id, json = kept(ARGV[argument])
  local case = json and cjson.decode(json)
  local goes = not stopped and case and case.ver == tonumber(ARGV[argument + 1]) and mayGo(case)
  if goes then
    case.wanted = {
      since = clock, refusals = 0, notBefore = 0, lastTry = 0, inactive = true, cause = 'rotated', rule = case.rule,
      reason = case.reason, lease = restOf(case, clock),
    }
    redis.call('ZADD', WANTED, clock, id)
    dropLease(id, case)
    case.ending = 'rotated'
    takeOff(id, case, clock)
    redis.call('HSET', CASES, id, cjson.encode(case))
    tell(case)
  end
  answer[#answer + 1] = goes and 1 or 0
end
return answer
