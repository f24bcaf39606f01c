-- One message of one sender: move the last inbound forward, count, and tell what the windows around it hold.
-- KEYS  1 seen  2 moved  3 counters of the sender  [4 aliases  5 earlier aliases]  then the counters
-- ARGV  1 id  2 event time  3 now  4 message hash  5 last inbound to record, or ''  6 floor  7 alias keys (0 or 2)
--       then for each counter: its name, longest window, bound, number of marks, the marks, number of windows, and for
--       each window: measure (messages, earlier, points), length, least, and the worth of points
-- All times in milliseconds. Nothing up to the floor is evidence. An unmarked message has the mark ''.
-- Returns {'moved', id} where the sender's state is elsewhere, else {'', dropped, answer per window}. An answer below what
-- the window asks for may be any number below.
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

if #ARGV == 7 then return {'', 0} end

local function after(time) return string.format('(%d', time) end

-- How many messages a window holds: the most in any stretch of that length which contains this message.
local function most(key, within, least, anyLater)
  local low = after(math.max(at - within, floor))
  local upTo = redis.call('ZCOUNT', key, low, ARGV[2])
  if not anyLater then return upTo end
  local high = after(at + within)
  local later = redis.call('ZCOUNT', key, after(at), high)
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

-- How many messages came before this one.
local function earlier(key, within)
  return redis.call('ZCOUNT', key, after(math.max(at - within, floor)), after(at))
end

-- How many points; nothing where all messages together are worth less than asked for.
-- argument: of the worth of marks that the measure does not name (add, most), then how many it names, and each with its
-- worth. Returns where the next begins, too.
local function weight(key, size, within, least, argument)
  local worth, dearest = {}, 0
  local function price(mark, from)
    worth[mark] = {add = tonumber(ARGV[from]), most = tonumber(ARGV[from + 1])}
    dearest = math.max(dearest, worth[mark].add)
  end
  price('other', argument)
  local named = tonumber(ARGV[argument + 2])
  for i = 1, named do price(ARGV[argument + 3 * i], argument + 3 * i + 1) end
  local rest = argument + 3 * named + 3
  if size and size * dearest < least then return 0, rest end
  local low, high = after(math.max(at - within, floor)), after(at + within)
  if redis.call('ZCOUNT', key, low, high) * dearest < least then return 0, rest end
  if altogether(redis.call('ZRANGE', key, low, high, 'BYSCORE'), worth) < least then return 0, rest end
  return heaviest(redis.call('ZRANGE', key, low, high, 'BYSCORE', 'WITHSCORES'), at, within, worth), rest
end

-- The message under each of its marks. An edit is counted as the message that it edits, and has another time.
local function marked(argument, marks)
  if marks == 1 and ARGV[argument] == '' then return {ARGV[2], hash}, 'NX' end
  local members = {}
  for i = argument, argument + marks - 1 do
    members[#members + 1] = ARGV[2]
    members[#members + 1] = hash .. ARGV[i]
  end
  return members, 'LT'
end

local result, newNames, keptUntil = {'', 0}, {}, 0
local argument, keyIndex = 8, 4 + aliases
while argument <= #ARGV do
  local key, marks = KEYS[keyIndex], tonumber(ARGV[argument + 3])
  local members, order = marked(argument + 4, marks)
  local size, dropped, expires, fresh =
    add(key, order, members, at, now, tonumber(ARGV[argument + 1]) + DAY, tonumber(ARGV[argument + 2]))
  if fresh then newNames[#newNames + 1] = ARGV[argument] end
  if expires then keptUntil = math.max(keptUntil, expires) end
  result[2] = result[2] + dropped
  local alone, anyLater = size == 1 and at > floor, nil
  argument = argument + 5 + marks
  for _ = 1, tonumber(ARGV[argument - 1]) do
    local measure, within, least = ARGV[argument], tonumber(ARGV[argument + 1]), tonumber(ARGV[argument + 2])
    local answer
    argument = argument + 3
    if measure == 'points' then
      answer, argument = weight(key, size, within, least, argument)
    elseif measure == 'earlier' then
      answer = size == 1 and 0 or earlier(key, within)
    elseif size and size < least then
      answer = size
    else
      if anyLater == nil then
        anyLater = not alone and redis.call('ZCOUNT', key, after(at), '+inf') > 0
      end
      answer = alone and 1 or most(key, within, least, anyLater)
    end
    result[#result + 1] = answer
  end
  keyIndex = keyIndex + 1
end

if #newNames > 0 then redis.call('SADD', KEYS[3], unpack(newNames)) end
if keptUntil > 0 and redis.call('PEXPIRETIME', KEYS[3]) < keptUntil then redis.call('PEXPIREAT', KEYS[3], keptUntil) end
return result
