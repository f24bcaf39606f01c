-- Counts a part of a line's cases by their state. The text is searched rather than decoded: within a JSON string the
-- quotes would be escaped.
-- KEYS  1 cases
-- ARGV  1 cursor, 0 at first  2 about how many fields to look at
-- Returns {next cursor, 0 again at the end, then state and count in turn}.
local part = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
local fields, counts = part[2], {}
for i = 2, #fields, 2 do
  local state = string.match(fields[i], '"state":"(%a+)"')
  if state then counts[state] = (counts[state] or 0) + 1 end
end
local answer = {part[1]}
for state, count in pairs(counts) do
  answer[#answer + 1] = state
  answer[#answer + 1] = count
end
return answer
