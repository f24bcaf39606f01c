-- Another line has blocked a sender by a rule that spreads: wanted here too, unless known here otherwise. Or that block
-- has been lifted: what came of it here goes, if it has not been used yet.
-- KEYS  those of cases
-- ARGV  1 sender id  2 phone or ''  3 business-scoped id or ''  4 want | leave  5 the other line  6 its case as JSON
--       7 how many wanted senders a line may have
-- Returns how many others gave way.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local line, theirs = ARGV[5], cjson.decode(ARGV[6])

local id, stored = kept(ARGV[1])
local case = stored and cjson.decode(stored) or {v = 1, ver = 0}
local cameFromThere = case.wanted and case.wanted.cause == 'spread' and case.wanted.line == line

local function isKnownOtherwise()
  local stage, allowed, graced = stageOf(case), case.allowed, (case.grace or {})[theirs.rule]
  return isOpen(case)
    or stage == 'off'
    or stage == 'kept'
    or case.wanted
    or allowed and (not allowed.ends or clock < allowed.ends)
    or (case.pardon or 0) >= theirs.at
    or graced and clock < graced
end

local gone = 0
if ARGV[4] == 'leave' then
  if not cameFromThere or isOpen(case) then return 0 end
  case.pardon = math.max(case.pardon or 0, clock)
  unwant(id, case)
  keepFor(id, case, clock)
else
  if isKnownOtherwise() then return 0 end
  case.id = id
  if ARGV[2] ~= '' then case.phone = ARGV[2] end
  if ARGV[3] ~= '' then case.bsuid = ARGV[3] end
  want(id, case, {
    cause = 'spread', rule = theirs.rule, reason = 'blocked on line ' .. line .. ': ' .. theirs.reason, line = line,
    lease = theirs.lease,
  }, clock)
  lead(ARGV[2], id)
  lead(ARGV[3], id)
end
redis.call('HSET', CASES, id, cjson.encode(case))
if ARGV[4] == 'want' then gone = makeRoom(tonumber(ARGV[7])) end
return gone
