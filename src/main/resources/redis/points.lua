-- Opens observe.lua: sums up what marked messages are worth. The last 8 bytes of a member are the message's mark.
-- worth: by mark, and under 'other' for all other marks, how much each message adds and how much all add at most

local function points(worth, mark, messages)
  local of = worth[mark] or worth.other
  return math.min(of.most, of.add * messages)
end

-- What all these messages are worth, or more: soon told, and of most senders too little already.
local function altogether(found, worth)
  local sum = 0
  for i = 1, #found do sum = sum + (worth[string.sub(found[i], -8)] or worth.other).add end
  return sum
end

-- The most that any stretch of that length holds which contains that time.
-- found: member, score, member, score, ... by time
local function heaviest(found, at, within, worth)
  local best, sum, messages, after = 0, 0, {}, 1
  local function count(index, by)
    local mark = string.sub(found[index], -8)
    local before = messages[mark] or 0
    messages[mark] = before + by
    sum = sum + points(worth, mark, before + by) - points(worth, mark, before)
  end
  for first = 1, #found, 2 do
    local begin = tonumber(found[first + 1])
    if begin > at then break end
    while after < #found and tonumber(found[after + 1]) < begin + within do
      count(after, 1)
      after = after + 2
    end
    if tonumber(found[after - 1]) >= at then best = math.max(best, sum) end
    count(first, -1)
  end
  return best
end
