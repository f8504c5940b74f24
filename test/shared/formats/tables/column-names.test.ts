import { expect, it } from 'vitest'
import { column } from '../../../../shared/formats/tables/column-content.ts'
import { namedColumns } from '../../../../shared/formats/tables/column-names.ts'

/** What is in which column of a table, by the names in its first row. */
function named(table: string) {
  const [names = [], ...body] = table
    .trim()
    .split('\n')
    .map((row) => row.split(';'))
  return namedColumns(
    names,
    names.map((_, at) => column(body, at)),
  )
}

it('takes the finest of several columns of times, and never samples where there are seconds', () => {
  expect(
    named('start_sample;end_sample;start_s;end_s;text\n0;9;0.0;1.5;One\n10;20;1.6;2.5;Two'),
  ).toMatchObject({
    start: 2,
    end: 3,
  })
  expect(named('start;start_ms;end;end_ms;text\n1;1250;2;2500;One\n2;2600;4;4000;Two')).toMatchObject({
    start: 1,
    end: 3,
  })
  const clocks = 'start_tc;start_s;end_s;end_tc;text\n00:00:01;1.25;2.5;00:00:02\n00:00:02;2.6;4.0;00:00:04'
  expect(named(clocks)).toMatchObject({ start: 1, end: 2 })
})

it('takes a tier for who speaks, unless it is called after what it holds or somebody else is named', () => {
  expect(named('Tier;Start;Text\nIda;0:01;Yes\nUdo;0:02;No')).toMatchObject({ speaker: 0 })
  expect(named('Tier;Start;Text\nwords;0:01;Yes\nwords;0:02;No')).toMatchObject({ speaker: null })
  expect(named('Tier;Participant;Start;Text\nA1;Ida;0:01;Yes\nA2;Udo;0:02;No')).toMatchObject({ speaker: 1 })
  expect(named('Tier;Participant;Start;Text\nA1;;0:01;Yes\nA2;;0:02;No')).toMatchObject({ speaker: 0 })
})

it('knows what programs call their columns in German and French', () => {
  const elan = 'Anfangszeit - ss.msec;Endzeit - ss.msec;Text\n'
  expect(named(`Zeile;${elan}Ida;1.0;2.5;Ja\nUdo;2.6;3.5;Nein`)).toMatchObject({
    speaker: 0,
    start: 1,
    end: 2,
  })
  expect(named('Zeile;Anfang;Text\n1;0:01;Ja\n2;0:02;Nein')).toMatchObject({ speaker: null, text: 2 })
  expect(named('Zeit;Zeile\n0:01;Ja\n0:02;Nein')).toMatchObject({ start: 0, speaker: null })
  expect(named('Ligne;Temps début - ss.msec;Texte\nIda;1.0;Oui')).toMatchObject({
    speaker: 0,
    start: 1,
    text: 2,
  })
  const marks = 'Markenname;Beschreibung;In;Out;Dauer;Markentyp\n'
  expect(
    named(
      `${marks}Tor;Wer da?;00:00:01:05;00:00:03:10;00:00:02:05;Kommentar\nEnde;;00:00:08:00;00:00:08:00;00:00:00:00;Kapitel`,
    ),
  ).toMatchObject({ text: 1, spareText: 0, start: 2, end: 3, speaker: null })
})

it('takes the names of markers for their text', () => {
  expect(
    named('Name;Start;Duration;Time Format;Type;Description\nIntro;0:01;0:02;decimal;Cue;'),
  ).toMatchObject({
    text: 0,
    speaker: null,
    start: 1,
    duration: 2,
  })
  expect(named('#;Name;Start;End;Length\nR1;Intro;0:01;0:02;0:01\nR2;Coda;0:03;0:05;0:02')).toMatchObject({
    text: 1,
    speaker: null,
  })
  const commented = 'Marker Name;Description;In;Out\nIntro;Hello;0:01;0:02\n;Rain;0:03;0:04\nCoda;;0:05;0:06'
  expect(named(commented)).toMatchObject({ text: 1, spareText: 0, speaker: null })
})

it('takes names for people in other tables, and where few of them stand again and again', () => {
  expect(named('Name;Start;Text\nIda;0:01;Yes, it is\nUdo;0:02;No')).toMatchObject({ speaker: 0, text: 2 })
  expect(named('Speaker Name;Start;Text\nIda;0:01;Yes\nUdo;0:02;No')).toMatchObject({ speaker: 0 })
  const rows = ['Ida', 'Udo', 'Ida', 'Udo', 'Ida', 'Ida'].map((name, i) => `${name};Line ${i};0:0${i}`)
  expect(named(`Marker Name;Description;In\n${rows.join('\n')}`)).toMatchObject({ speaker: 0, text: 1 })
})

it('takes a clear name before a vague one', () => {
  expect(named('Start;Comment;Text\n0:01;loud;Yes\n0:02;soft;No')).toMatchObject({ text: 2 })
  expect(named('Start;Comment;End\n0:01;loud;0:02\n0:02;soft;0:03')).toMatchObject({ text: 1 })
})
