-- One message of one sender: move the last inbound forward, count, and tell what the windows around it hold.
-- KEYS  1 seen  2 moved  3 counters of the sender  [4 aliases  5 earlier aliases]  then the counters
-- ARGV  1 id  2 event time  3 now  4 message hash  5 last inbound to record, or ''  6 floor  7 alias keys (0 or 2)
--       then for each counter: its name, longest window, bound, number of windows, and per window: length, least
-- All times in milliseconds. Nothing up to the floor is evidence.
-- Returns {'moved', id} where the sender's state is elsewhere, else {last inbound before or '', dropped, count per window}.
local DAY = 86400000
local id, at, now, hash, floor = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[6])

local aliases = tonumber(ARGV[7])
for i = 1, aliases do
  local known = redis.call('HGET', KEYS[3 + i], id)
  if known then return {'moved', known} end
end
local moved = redis.call('GET', KEYS[2])
if moved then return {'moved', moved} end

local before = redis.call('ZSCORE', KEYS[1], id)
if ARGV[5] ~= '' then redis.call('ZADD', KEYS[1], 'GT', ARGV[5], id) end

-- The most counted messages that any stretch of that length holds which contains this message.
local function most(key, within, least)
  local low = '(' .. math.max(at - within, floor)
  local upTo = redis.call('ZCOUNT', key, low, at)
  local later = redis.call('ZCOUNT', key, '(' .. at, '(' .. (at + within))
  if later == 0 or upTo + later < least then return upTo end
  local found = redis.call('ZRANGE', key, low, '(' .. (at + within), 'BYSCORE', 'WITHSCORES')
  local times = {}
  for i = 2, #found, 2 do times[#times + 1] = tonumber(found[i]) end
  local best, last = 0, 1
  for first = 1, #times do
    if times[first] > at then break end
    while last <= #times and times[last] < times[first] + within do last = last + 1 end
    best = math.max(best, last - first)
  end
  return best
end

local result = {before or '', 0}
local argument, keyIndex = 8, 4 + aliases
while argument <= #ARGV do
  local key, name = KEYS[keyIndex], ARGV[argument]
  local longest, bound, windows = tonumber(ARGV[argument + 1]), tonumber(ARGV[argument + 2]), tonumber(ARGV[argument + 3])
  local expires = at + longest + DAY
  if expires > now and redis.call('ZADD', key, 'NX', at, hash) == 1 then
    redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. (now - longest - DAY))
    local size = redis.call('ZCARD', key)
    if size > bound then
      redis.call('ZREMRANGEBYRANK', key, 0, size - bound - 1)
      result[2] = result[2] + size - bound
    end
    if size == 1 then
      redis.call('PEXPIREAT', key, expires)
      redis.call('SADD', KEYS[3], name)
      redis.call('PEXPIREAT', KEYS[3], expires, 'NX')
    else
      redis.call('PEXPIREAT', key, expires, 'GT')
    end
    redis.call('PEXPIREAT', KEYS[3], expires, 'GT')
  end
  argument = argument + 4
  for _ = 1, windows do
    result[#result + 1] = most(key, tonumber(ARGV[argument]), tonumber(ARGV[argument + 1]))
    argument = argument + 2
  end
  keyIndex = keyIndex + 1
end
return result
