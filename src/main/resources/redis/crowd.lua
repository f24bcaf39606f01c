-- One message that is counted together with those of other senders.
-- KEYS  1 counted  then for each window those of the counted whose senders wait to be acted on; see acted.lua
-- ARGV  1 event time  2 now  3 how long a message is kept (ms)  4 bound  5 number of members  then the members
--       then for each window: length, least, sweep, '1' where different marks are counted
-- A member is a message hash of 8 bytes, a mark of 8 bytes, and the ids of the sender.
-- Returns {dropped, for each window 1 where its threshold may be reached, else 0}.
local counted, at, now = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local kept, bound, number = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])

local members = {}
for i = 6, 5 + number do
  members[#members + 1] = ARGV[1]
  members[#members + 1] = ARGV[i]
end
local size, dropped, _, fresh = add(counted, 'NX', members, at, now, kept, bound)

-- From when the first were acted on, whoever joins them waits.
local function wait(waiting)
  if redis.call('EXISTS', waiting) == 0 then return end
  redis.call('ZADD', waiting, 'NX', unpack(members))
  redis.call('PEXPIREAT', waiting, redis.call('PEXPIRETIME', counted))
  trim(waiting, now - kept)
  redis.call('ZREMRANGEBYRANK', waiting, 0, -bound - 2)
end

-- The nearest are enough to tell where many are the like; all are looked at where they are not.
local function holdsMarks(low, high, least)
  local seen, different = {}, 0
  local function look(found)
    for _, member in ipairs(found) do
      local mark = string.sub(member, 9, 16)
      if not seen[mark] then seen[mark], different = true, different + 1 end
    end
  end
  for _, limit in ipairs({4 * least, -1}) do
    look(redis.call('ZRANGE', counted, ARGV[1], low, 'BYSCORE', 'REV', 'LIMIT', 0, limit))
    look(redis.call('ZRANGE', counted, ARGV[1], high, 'BYSCORE', 'LIMIT', 0, limit))
    if different >= least then return true end
  end
  return false
end

local function mayReach(within, least, sweep, different)
  if size and size < least then return false end
  local low, high = string.format('(%d', at - within), string.format('(%d', at + within)
  if redis.call('ZCOUNT', counted, low, high) >= least and (not different or holdsMarks(low, high, least)) then
    return true
  end
  -- It may have led up to others that came in before it.
  return sweep > 0 and redis.call('ZCOUNT', counted, '(' .. ARGV[1], string.format('%d', at + sweep)) >= least
end

local result = {dropped}
for argument = 6 + number, #ARGV, 4 do
  if size and not fresh then wait(KEYS[#result + 1]) end
  local reached = mayReach(
    tonumber(ARGV[argument]), tonumber(ARGV[argument + 1]), tonumber(ARGV[argument + 2]), ARGV[argument + 3] == '1')
  result[#result + 1] = reached and 1 or 0
end
return result
