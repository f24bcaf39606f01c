-- Nobody is to block a sender for a while, or for good. A block is lifted, one that is under way called off; what was sent
-- up to then is pardoned in either case.
-- KEYS  those of cases
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 audit cap  5 entry as JSON  6 reason  7 who says so
--       8 when it is over, or ''  9 '1' where Meta is known to list the sender
-- Returns added | lifted, where a block was called off before Meta knew of it | lifting, where Meta has to be asked.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
case.id = id
if ARGV[2] ~= '' then case.phone = ARGV[2] end
if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
case.allowed = {since = clock, ends = tonumber(ARGV[8]), reason = ARGV[6], by = ARGV[7]}
redis.call('ZADD', ALLOWED, case.allowed.ends or '+inf', id)

local stage, answer = stageOf(case), 'added'
if isOpen(case) or stage == 'kept' or stage ~= 'off' and (case.listed or ARGV[9] == '1') then
  callOff(id, case, 'allowed', 0, clock)
  if stageOf(case) ~= 'off' then answer = 'lifted' end
elseif case.wanted then
  case.pardon = math.max(case.pardon or 0, clock)
  unwant(id, case)
end
keepFor(id, case, clock)
redis.call('HSET', CASES, id, cjson.encode(case))
lead(ARGV[2], id)
lead(ARGV[3], id)
redis.call('XADD', AUDIT, 'MAXLEN', '~', ARGV[4], '*', 's', ARGV[5], 'of', case.decision or '')
return stageOf(case) == 'off' and 'lifting' or answer
