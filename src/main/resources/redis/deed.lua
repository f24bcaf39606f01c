-- Writes down what a person did.
-- KEYS  1 deeds  2 their texts
-- ARGV  1 how many are kept  2 deed as JSON  3 what came of it as JSON, or ''
-- Returns its place.
return keepDeed(KEYS[1], KEYS[2], tonumber(ARGV[1]), ARGV[2], ARGV[3])
