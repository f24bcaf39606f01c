-- One message of one sender: move the last inbound forward, count, and tell what the windows around it hold.
-- KEYS  1 seen  2 moved  3 counters of the sender  [4 aliases  5 earlier aliases]  then the counters
-- ARGV  1 id  2 event time  3 now  4 message hash  5 last inbound to record, or ''  6 floor  7 alias keys (0 or 2)
--       then for each counter: its name, longest window, bound, number of windows, and per window: length, least
-- All times in milliseconds. Nothing up to the floor is evidence.
-- Returns {'moved', id} where the sender's state is elsewhere, else {'', dropped, count per window}.
--
-- Each command in here costs Redis as much as the rest of a small call, and a write also goes to the AOF and to the
-- replicas; so nothing is asked that is known, and expiries are set an hour late rather than with each message.
local DAY, SLACK = 86400000, 3600000
local id, at, now, hash, floor = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[6])

local aliases = tonumber(ARGV[7])
for i = 1, aliases do
  local known = redis.call('HGET', KEYS[3 + i], id)
  if known then return {'moved', known} end
end
local moved = redis.call('GET', KEYS[2])
if moved then return {'moved', moved} end

if ARGV[5] ~= '' then redis.call('ZADD', KEYS[1], 'GT', ARGV[5], id) end

local newNames, keptUntil = {}, 0

local function trim(key, longest)
  return redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('(%d', now - longest - DAY))
end

-- Adds the message and returns how many the counter holds, or nothing where it holds it already, and how many fell out.
local function count(key, name, longest, bound)
  local expires = at + longest + DAY
  if expires <= now or redis.call('ZADD', key, 'NX', ARGV[2], hash) == 0 then return nil, 0 end
  local size, dropped = redis.call('ZCARD', key), 0
  if size == 1 then newNames[#newNames + 1] = name end
  if size == 1 or redis.call('PEXPIRETIME', key) < expires then
    redis.call('PEXPIREAT', key, expires + SLACK)
    keptUntil = math.max(keptUntil, expires + SLACK)
    if size > 1 then size = size - trim(key, longest) end
  end
  if size > bound then
    size = size - trim(key, longest)
    dropped = math.max(0, size - bound)
    if dropped > 0 then redis.call('ZREMRANGEBYRANK', key, 0, dropped - 1) end
  end
  return size, dropped
end

-- The most counted messages that any stretch of that length holds which contains this message.
local function most(key, within, least, anyLater)
  local low = string.format('(%d', math.max(at - within, floor))
  local upTo = redis.call('ZCOUNT', key, low, ARGV[2])
  if not anyLater then return upTo end
  local high = string.format('(%d', at + within)
  local later = redis.call('ZCOUNT', key, '(' .. ARGV[2], high)
  if later == 0 or upTo + later < least then return upTo end
  local found = redis.call('ZRANGE', key, low, high, 'BYSCORE', 'WITHSCORES')
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

local result = {'', 0}
local argument, keyIndex = 8, 4 + aliases
while argument <= #ARGV do
  local key, windows = KEYS[keyIndex], tonumber(ARGV[argument + 3])
  local size, dropped = count(key, ARGV[argument], tonumber(ARGV[argument + 1]), tonumber(ARGV[argument + 2]))
  result[2] = result[2] + dropped
  local alone = size == 1 and at > floor
  local anyLater = not alone and redis.call('ZCOUNT', key, '(' .. ARGV[2], '+inf') > 0
  argument = argument + 4
  for _ = 1, windows do
    result[#result + 1] = alone and 1
        or most(key, tonumber(ARGV[argument]), tonumber(ARGV[argument + 1]), anyLater)
    argument = argument + 2
  end
  keyIndex = keyIndex + 1
end

if #newNames > 0 then redis.call('SADD', KEYS[3], unpack(newNames)) end
if keptUntil > 0 and redis.call('PEXPIRETIME', KEYS[3]) < keptUntil then redis.call('PEXPIREAT', KEYS[3], keptUntil) end
return result
