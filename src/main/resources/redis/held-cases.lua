-- A part of a line's cases: those of senders whom Meta lists, as far as we know, or is to list or to let go. The text is
-- searched rather than decoded: within a JSON string the quotes would be escaped.
-- KEYS  1 cases
-- ARGV  1 cursor, 0 at first  2 about how many fields to look at
-- Returns {next cursor, 0 again at the end, then the cases}.
local PARTS = {'"listed":true', '"state":"blocked"', '"state":"pending"'}
local part = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', ARGV[2])
local fields, answer = part[2], {part[1]}
for i = 2, #fields, 2 do
  local json = fields[i]
  if string.sub(json, 1, 1) == '{' then
    for _, text in ipairs(PARTS) do
      if string.find(json, text, 1, true) then
        answer[#answer + 1] = json
        break
      end
    end
  end
end
return answer
