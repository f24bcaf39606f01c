-- Opens the scripts that look a case up by any of its sender's ids.

-- The id that the case is kept under, and the case.
local function kept(from)
  local json = redis.call('HGET', CASES, from)
  for _ = 1, 4 do
    if not json or string.sub(json, 1, 1) ~= '@' then return from, json end
    from = string.sub(json, 2)
    json = redis.call('HGET', CASES, from)
  end
  return from, nil
end

-- A case of its own under the other id stays where it is, until it is moved.
local function lead(other, to)
  if other == '' or other == to then return end
  local present = redis.call('HGET', CASES, other)
  if not present or string.sub(present, 1, 1) == '@' then redis.call('HSET', CASES, other, '@' .. to) end
end
