-- The blocks of a line that others have to be told of, or of whose end.
-- KEYS  those of cases
-- ARGV  1 how many at most
-- Returns for each {entry, since, want | leave | keep, case as JSON, or ''}. A block that made room on a full list is to
-- come back, so what others know of it stays.
local told = {}
local due = redis.call('ZRANGE', SPREADING, 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
for i = 1, #due, 2 do
  local _, json = kept(due[i])
  local case, word = json and cjson.decode(json), 'keep'
  if case then
    if stageOf(case) == 'blocked' and case.spreads then
      word = 'want'
    elseif case.ending ~= 'rotated' then
      word = 'leave'
    end
  end
  told[#told + 1] = {due[i], due[i + 1], word, json or ''}
end
return told
