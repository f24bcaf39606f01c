-- Blocks whose lease is over go off Meta's list, a bounded number of them; what the senders wrote before is pardoned.
-- The case itself knows when its lease ends: where that has changed, it is looked at again then.
-- KEYS  those of cases
-- ARGV  1 how many to look at  2 audit cap
-- Returns {looked at, ended}.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

-- As dev.portcullis.audit.MetaAnswer is stored.
local function tell(case)
  local entry = {
    v = 1, phone = case.phone, bsuid = case.bsuid, outcome = 'lease-ended', by = 'lease', at = clock,
  }
  redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[2], '*', 's', cjson.encode(entry), 'of', case.decision or '')
end

local function finish(id, case)
  local lease = case.lease
  serve(case, lease, clock)
  dropLease(id, case)
  case.ending, case.pardon = 'lease', math.max(case.pardon or 0, clock)
  case.doubt = nil
  setNext(id, case, nil)
  takeOff(id, case, clock)
  redis.call('HSET', CASES, id, cjson.encode(case))
  tell(case)
  if case.movedTo then callOffSuccessor(id, case.movedTo, clock, lease) end
end

local ended = 0
local due = redis.call('ZRANGE', LEASES, '-inf', clock, 'BYSCORE', 'LIMIT', 0, ARGV[1])
for _, entry in ipairs(due) do
  redis.call('ZREM', LEASES, entry)
  local id, json = kept(entry)
  local case = json and cjson.decode(json)
  if case and case.leaseEnds and isOpen(case) then
    if case.leaseEnds > clock then
      noteLease(id, case)
    else
      finish(id, case)
      ended = ended + 1
    end
  end
end
return {#due, ended}
