-- A sender goes by another id from now on: the case, the pardon and the wanted flag go along.
-- KEYS  those of cases
-- ARGV  1 old id  2 new id  3 phone now or ''  4 business-scoped id now or ''  5 'same' where both ids are one account
--       at Meta, 'changed' where the old account is gone
-- After a change, whoever was blocked is wanted for the rest of the block: Meta's list is not known to follow a number
-- change.
local redisTime = redis.call('TIME')
local clock = redisTime[1] * 1000 + math.floor(redisTime[2] / 1000)
local new, changed = ARGV[2], ARGV[5] == 'changed'
local old, stored = kept(ARGV[1])
if not stored or old == new then return 0 end
local from = cjson.decode(stored)
-- A number whose owner has left with a number change and that shows another id now is a recycled one.
if from.movedTo and (from.movedTo == new or not changed) then return 0 end

local present = redis.call('HGET', CASES, new)
if present and string.sub(present, 1, 1) == '@' then present = nil end
local to = present and cjson.decode(present) or {v = 1, ver = 0}

local stays = changed and from.state == 'blocked'
-- Of two cases the one that is further on goes on; somebody's wish to unblock goes before all.
local function rank(case)
  if case.state == 'pending' and case.dir == 'off' then return 4 end
  return ({blocked = 3, pending = 2, refused = 1, missed = 1, released = 1})[case.state] or 0
end

-- Without an end is longest.
local function laterAllowance(one, other)
  if not one or not other then return one or other end
  if not one.ends or other.ends and other.ends <= one.ends then return one end
  return other
end

local function laterGraces(one, other)
  if not one or not other then return one or other end
  for rule, ends in pairs(other) do one[rule] = math.max(one[rule] or 0, ends) end
  return one
end

local pardon = math.max(to.pardon or 0, from.pardon or 0)
local wanted = to.wanted or from.wanted
if to.wanted and from.wanted then prolong(wanted, from.wanted.lease) end
local inflight = to.inflight or from.inflight
local prior = to
local taken = not stays and rank(from) > rank(to)
if taken then
  -- What Meta says of a request that is under way holds for the new id too, unless the account is another one.
  local version = (present or changed) and math.max(from.ver, to.ver) + 1 or from.ver
  local phone, bsuid = to.phone, to.bsuid
  to = cjson.decode(stored)
  to.ver = version
  if changed or phone then to.phone = phone end
  if changed or bsuid then to.bsuid = bsuid end
end
if not stays and (to.state == 'pending' or to.state == 'blocked') then to.inflight = inflight end
to.pardon = pardon > 0 and pardon or nil
to.wanted = wanted
local other = taken and prior or from
joinPast(to, other)
if not stays and isOpen(to) and isOpen(other) then prolong(to, other.lease) end
if stays and from.dir == 'on' and to.state ~= 'blocked' then
  local lease = restOf(from, clock)
  if wanted then
    prolong(wanted, lease)
  else
    wanted = {
      since = redisTime[1] * 1000, refusals = 0, notBefore = 0, lastTry = 0, rule = from.rule, cause = 'moved',
      reason = from.reason, of = old, lease = lease,
    }
  end
  to.wanted = wanted
  to.rule, to.reason = to.rule or from.rule, to.reason or from.reason
end
-- A flag waits for Meta to lift the very block that makes room. Another account is wanted at once.
if stays and from.wanted and from.wanted.inactive then
  from.wanted = nil
  redis.call('ZREM', WANTED, old)
end
if to.wanted and not (to.ending == 'rotated' and (stageOf(to) == 'off' or stageOf(to) == 'kept')) then
  to.wanted.inactive = nil
end
-- What Meta lists is the old account, as far as is known: whether it lists the new one is read before anything is sent.
if changed and not stays and from.listed then
  book(taken and to or from, false)
  if to.state == 'pending' then to.inflight = to.inflight or clock end
end
to.allowed = laterAllowance(to.allowed, other.allowed)
to.grace = laterGraces(to.grace, other.grace)
if not stays and other.listed then
  if to.listed then redis.call('HINCRBY', LIST, 'since', -1) end
  to.listed = true
end
to.id = new
if ARGV[3] ~= '' then to.phone = ARGV[3] end
if ARGV[4] ~= '' then to.bsuid = ARGV[4] end
if isOpen(to) then renewFlag(to) end
local caused, cause, opener = from.caused, dueTo(from), taken and from.next
if not stays then
  dropCause(old, from)
  setNext(old, from, nil)
  if taken then
    dropCause(new, prior)
    setNext(new, prior, nil)
    to.caused, to.next = nil, nil
    if opener then setNext(new, to, opener, opener.caused or clock) end
  end
end
if caused and not to.caused and (taken or to.wanted) then noteCause(new, to, caused, cause) end
redis.call('HSET', CASES, new, cjson.encode(to))

if stays then
  from.movedTo = new
  redis.call('HSET', CASES, old, cjson.encode(from))
else
  for _, key in ipairs({QUEUE, DEADLINES, FORGETTABLE, SPREADING}) do
    local score = redis.call('ZSCORE', key, old)
    if taken then redis.call('ZREM', key, new) end
    if taken and score then redis.call('ZADD', key, score, new) end
    redis.call('ZREM', key, old)
  end
  for _, key in ipairs({WANTED, LEASES, ALLOWED}) do redis.call('ZREM', key, old) end
  redis.call('HSET', CASES, old, '@' .. new)
  lead(ARGV[1], new)
end
noteLease(new, to)
if to.wanted then redis.call('ZADD', WANTED, 'NX', to.wanted.since, new) end
if to.allowed then redis.call('ZADD', ALLOWED, to.allowed.ends or '+inf', new) end
lead(ARGV[3], new)
lead(ARGV[4], new)
return 1
