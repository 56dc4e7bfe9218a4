/** What statements and schema of the books rest on, and a server does not have of itself. */

export const SERVER_FUNCTIONS = `
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'BA001'; END $$;

-- The number of a new row that brings none: the one after the highest, so that books on a server count like those in a file.
CREATE FUNCTION next_number(of_table text, of_column text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE found bigint;
BEGIN
  EXECUTE format('SELECT coalesce(max(%I), 0) + 1 FROM %I', of_column, of_table) INTO found;
  RETURN found;
END $$;

-- A row as SQLite's json_array writes it.
CREATE FUNCTION row_text(VARIADIC list json[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace('[' || array_to_string(list, ',', 'null') || ']', U&'\\E0000', '\\u0000'), U&'\\E0001', U&'\\E000')
$$;

-- A list given as JSON, a row for each.
CREATE FUNCTION json_each(list text, OUT key bigint, OUT value text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 100 AS $$
  SELECT ordinality - 1, value COLLATE "C" FROM jsonb_array_elements_text(list::jsonb) WITH ORDINALITY
$$;

-- Of '$.name'; a number as its digits.
CREATE FUNCTION json_extract(object text, path text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (object::jsonb ->> substr(path, 3)) COLLATE "C"
$$;

-- The program's own key of a waybill that is not written plainly; the program has put those there are into this table (waybill-keys.ts).
CREATE FUNCTION waybill_key(written text, earlier bigint) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT k.key FROM known_waybill k WHERE k.number = written AND k.is_earlier = earlier);
END $$;

CREATE FUNCTION json_group_step(list jsonb, one anyelement) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT list || jsonb_build_array(one) $$;
CREATE AGGREGATE json_group_array(anyelement) (SFUNC = json_group_step, STYPE = jsonb, INITCOND = '[]');
`;
