-- Blocks whose lease is over go off Meta's list, a bounded number of them; what the senders wrote before is pardoned.
-- The case itself knows when its lease ends: where that has changed, it is looked at again then.
-- KEYS  1 cases  2 queue  3 deadlines  4 forgettable  5 wanted  6 audit  7 leases
-- ARGV  1 how many to look at  2 audit cap
-- Returns {looked at, ended}.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

-- As dev.portcullis.audit.MetaAnswer is stored.
local function tell(case)
  local entry = {
    v = 1, phone = case.phone, bsuid = case.bsuid, outcome = 'lease-ended', by = 'lease', at = clock,
  }
  redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[2], '*', 's', cjson.encode(entry), 'of', case.decision or '')
end

-- After a number change the new id is wanted for the rest of the block. There is no rest any more.
local function callOffSuccessor(old, lease, successor)
  local id, json = kept(successor)
  local case = json and cjson.decode(json)
  if not case or not case.wanted or case.wanted.of ~= old then return end
  if isOpen(case) then return end
  serve(case, lease, clock)
  case.pardon = math.max(case.pardon or 0, clock)
  case.wanted = nil
  redis.call('ZREM', KEYS[5], id)
  redis.call('HSET', KEYS[1], id, cjson.encode(case))
end

local function finish(id, case)
  local lease = case.lease
  serve(case, lease, clock)
  dropLease(KEYS[7], id, case)
  case.cause, case.pardon = 'lease', math.max(case.pardon or 0, clock)
  case.doubt, case.next = nil, nil
  takeOff(id, case, clock)
  redis.call('HSET', KEYS[1], id, cjson.encode(case))
  tell(case)
  if case.movedTo then callOffSuccessor(id, lease, case.movedTo) end
end

local ended = 0
local due = redis.call('ZRANGE', KEYS[7], '-inf', clock, 'BYSCORE', 'LIMIT', 0, ARGV[1])
for _, entry in ipairs(due) do
  redis.call('ZREM', KEYS[7], entry)
  local id, json = kept(entry)
  local case = json and cjson.decode(json)
  if case and case.leaseEnds and isOpen(case) then
    if case.leaseEnds > clock then
      noteLease(KEYS[7], id, case)
    else
      finish(id, case)
      ended = ended + 1
    end
  end
end
return {#due, ended}
