-- One message of one sender: move the last inbound forward, count, and tell what the windows around it hold.
-- KEYS  1 seen  2 moved  3 counters of the sender  [4 aliases  5 earlier aliases]  then the counters
-- ARGV  1 id  2 event time  3 now  4 message hash  5 last inbound to record, or ''  6 floor  7 alias keys (0 or 2)
--       then for each counter: its name, longest window, bound, number of marks, the marks, number of windows, and for
--       each window: measure, length, least, and what the measure has
-- All times in milliseconds. Nothing up to the floor is evidence. An unmarked message has the mark ''.
-- Returns {'moved', id} where the sender's state is elsewhere, else {'', dropped, answer per window}.
--
-- Each command in here costs Redis as much as the rest of a small call, and a write also goes to the AOF and to the
-- replicas; so nothing is asked that is known, and expiries are set an hour late rather than with each message.
local id, at, now, hash, floor = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[6])

local aliases = tonumber(ARGV[7])
for i = 1, aliases do
  local known = redis.call('HGET', KEYS[3 + i], id)
  if known then return {'moved', known} end
end
local moved = redis.call('GET', KEYS[2])
if moved then return {'moved', moved} end

if ARGV[5] ~= '' then redis.call('ZADD', KEYS[1], 'GT', ARGV[5], id) end

local position = 7
local function take()
  position = position + 1
  return ARGV[position]
end
local function number() return tonumber(take()) end

local function after(time) return string.format('(%d', time) end

-- How many messages a window holds: the most in any stretch of that length which contains this message.
local function messages(counter, within)
  local least = number()
  if counter.size == 1 and at > floor then return 1 end
  local low = after(math.max(at - within, floor))
  local upTo = redis.call('ZCOUNT', counter.key, low, ARGV[2])
  if counter.later == nil then counter.later = redis.call('ZCOUNT', counter.key, after(at), '+inf') > 0 end
  if not counter.later then return upTo end
  local high = after(at + within)
  local later = redis.call('ZCOUNT', counter.key, after(at), high)
  if later == 0 or upTo + later < least then return upTo end
  local found = redis.call('ZRANGE', counter.key, low, high, 'BYSCORE', 'WITHSCORES')
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

-- How many messages came before this one.
local function earlier(counter, within)
  number()
  if counter.size == 1 then return 0 end
  return redis.call('ZCOUNT', counter.key, after(math.max(at - within, floor)), after(at))
end

-- How many points; nothing where all messages together are worth less than asked for.
-- The measure has: worth of marks that it does not name (add, most), number of named marks, and each with its worth
local function weight(counter, within)
  local least, worth, dearest = number(), {}, 0
  local function price(mark)
    local add, most = number(), number()
    worth[mark] = {add = add, most = most}
    dearest = math.max(dearest, add)
  end
  price('other')
  for _ = 1, number() do price(take()) end
  if counter.size and counter.size * dearest < least then return 0 end
  local low, high = after(math.max(at - within, floor)), after(at + within)
  if redis.call('ZCOUNT', counter.key, low, high) * dearest < least then return 0 end
  return heaviest(redis.call('ZRANGE', counter.key, low, high, 'BYSCORE', 'WITHSCORES'), at, within, worth)
end

local measures = {messages = messages, earlier = earlier, points = weight}
local result, newNames, keptUntil = {'', 0}, {}, 0
local keyIndex = 4 + aliases
while position < #ARGV do
  local key, name, longest, bound = KEYS[keyIndex], take(), number(), number()
  local members, order = {}, 'NX'
  for _ = 1, number() do
    local mark = take()
    -- An edit is counted as the message that it edits, and has another time.
    if mark ~= '' then order = 'LT' end
    members[#members + 1] = ARGV[2]
    members[#members + 1] = hash .. mark
  end
  local size, dropped, expires, fresh = add(key, order, members, at, now, longest + DAY, bound)
  if fresh then newNames[#newNames + 1] = name end
  keptUntil = math.max(keptUntil, expires or 0)
  result[2] = result[2] + dropped
  local counter = {key = key, size = size}
  for _ = 1, number() do
    local measure = take()
    result[#result + 1] = measures[measure](counter, number())
  end
  keyIndex = keyIndex + 1
end

if #newNames > 0 then redis.call('SADD', KEYS[3], unpack(newNames)) end
if keptUntil > 0 and redis.call('PEXPIRETIME', KEYS[3]) < keptUntil then redis.call('PEXPIREAT', KEYS[3], keptUntil) end
return result
