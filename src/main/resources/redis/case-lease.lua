-- Opens the scripts that deal with leases. While a case is open and not lasting it holds
--   lease      {length = ms, by = {rule = ms from a release on after which its count begins anew}}
--   leaseEnds  from Meta's confirmation on; the sorted set of leases only says where to look
-- and any case holds of the blocks that ended in time, for rules whose blocks grow longer,
--   past       {rule = {releases = {time, ...}, forget = ms}}
-- A case that knows no lease is lasting.
local RULES_COUNTED, RELEASES_COUNTED, CLOSED_KEPT, UNENDING = 16, 24, 90 * 86400000, 36500 * 86400000

local function lastRelease(past) return past.releases[#past.releases] end

-- How many blocks by the rule ended in time, unless that is forgotten by now.
local function served(case, rule, clock)
  local past = case.past and case.past[rule]
  if not past or clock >= lastRelease(past) + past.forget then return 0 end
  return #past.releases
end

-- The lease of the sender's next block by the rule, or nil for a lasting one.
-- lengths: how long the first block lasts, the second and so on, with commas; the last holds for all that follow
-- forget: 0 where nothing grows
local function leaseOf(case, rule, lengths, forget, clock)
  if lengths == '' then return nil end
  local earlier, nth = served(case, rule, clock), 0
  local lease = {by = {}}
  for length in string.gmatch(lengths, '%d+') do
    lease.length = tonumber(length)
    nth = nth + 1
    if nth > earlier then break end
  end
  if forget > 0 then lease.by[rule] = forget end
  return lease
end

-- Another rule wants the open case too: the longest lease wins, and none is longer than any. Tells of a change.
local function prolong(case, lease)
  if not case.lease then return false end
  if not lease then
    case.lease, case.leaseEnds = nil, nil
    return true
  end
  local own, changed, rules = case.lease, false, 0
  if lease.length > own.length then
    if case.leaseEnds then case.leaseEnds = case.leaseEnds - own.length + lease.length end
    own.length, changed = lease.length, true
  end
  for _ in pairs(own.by) do rules = rules + 1 end
  for rule, forget in pairs(lease.by) do
    if not own.by[rule] and rules < RULES_COUNTED then
      own.by[rule], changed, rules = forget, true, rules + 1
    end
  end
  return changed
end

-- Makes the sorted set say what the case says.
local function noteLease(id, case)
  if case.leaseEnds then
    redis.call('ZADD', LEASES, case.leaseEnds, id)
  else
    redis.call('ZREM', LEASES, id)
  end
end

-- Ended before its time, or of no account any more: nothing is counted.
local function dropLease(id, case)
  case.lease, case.leaseEnds = nil, nil
  redis.call('ZREM', LEASES, id)
end

local function forgetOldestRule(past)
  local rules, oldest = 0, nil
  for rule, each in pairs(past) do
    rules = rules + 1
    if not oldest or lastRelease(each) < lastRelease(past[oldest]) then oldest = rule end
  end
  if rules > RULES_COUNTED then past[oldest] = nil end
end

-- The lease ended in time: that is what makes the next one longer.
local function serve(case, lease, clock)
  for rule, forget in pairs(lease.by) do
    local releases = served(case, rule, clock) > 0 and case.past[rule].releases or {}
    releases[#releases + 1] = clock
    if #releases > RELEASES_COUNTED then table.remove(releases, 1) end
    case.past = case.past or {}
    case.past[rule] = {releases = releases, forget = forget}
    forgetOldestRule(case.past)
  end
end

-- Meta took the block off the list some time after the lease had ended.
local function moveRelease(case, ended, released)
  for _, past in pairs(case.past or {}) do
    if lastRelease(past) == ended then past.releases[#past.releases] = released end
  end
end

-- Until when a case that is closed now has to be remembered.
local function keptUntil(case, clock)
  local time = clock + CLOSED_KEPT
  for _, past in pairs(case.past or {}) do time = math.max(time, lastRelease(past) + past.forget) end
  for _, ends in pairs(case.grace or {}) do time = math.max(time, ends) end
  if case.allowed then time = math.max(time, case.allowed.ends or clock + UNENDING) end
  return time
end

-- Other lines that were told of a block have to be told again.
local function noteSpread(id, case, clock)
  if case.spreads then redis.call('ZADD', SPREADING, clock, id) end
end

-- The case is over for now; whoever is wanted because of it can still be found by its cause.
local function close(id, case, stage, clock)
  if not become(case, stage) then return false end
  case.settled = clock
  leaveQueue(id)
  dropLease(id, case)
  local caused, flag = case.caused, case.wanted
  if not flag or flag.rule ~= dueTo(case) then dropCause(id, case) end
  if flag and not case.caused then noteCause(id, case, caused or clock, flag.rule) end
  noteSpread(id, case, clock)
  redis.call('ZADD', FORGETTABLE, keptUntil(case, clock), id)
  return true
end

-- Both histories in one: each release counts once, however often they are joined.
local function joinPast(case, other)
  for rule, theirs in pairs(other.past or {}) do
    case.past = case.past or {}
    local own = case.past[rule] or {releases = {}, forget = 0}
    local seen, releases = {}, {}
    for _, list in ipairs({own.releases, theirs.releases}) do
      for _, time in ipairs(list) do
        if not seen[time] then releases[#releases + 1] = time end
        seen[time] = true
      end
    end
    table.sort(releases)
    while #releases > RELEASES_COUNTED do table.remove(releases, 1) end
    case.past[rule] = {releases = releases, forget = math.max(own.forget, theirs.forget)}
    forgetOldestRule(case.past)
  end
end

-- What is left of the lease, for whoever is the sender's next account.
local function restOf(case, clock)
  if not case.lease then return nil end
  local left = case.leaseEnds and case.leaseEnds - clock or case.lease.length
  return {length = math.max(left, 1), by = case.lease.by}
end
