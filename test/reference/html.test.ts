import { describe, expect, it } from 'vitest';
import { keepSafeTags, stripTags } from '../../reference/methods/html.js';

describe('stripTags', () => {
  it.each([
    ['plain & simple, 1 < 2', 'plain & simple, 1 < 2'],
    ['<b>a</b> <I CLASS="x">b</I>', 'a b'],
    ['one<br>two<br/>three<hr />', 'onetwothree'],
    ['a<!-- c -->b<!DOCTYPE html>c', 'abc'],
    ['<<b>script>alert(1)<</b>/script>', 'alert(1)'],
    ['a\r\n<b\n>é</b>\r\n🎬<i>c</i>', 'a\r\né\r\n🎬c'],
    ['&lt;b&gt; &amp;', '&lt;b&gt; &amp;'],
  ])('%j', (html, text) => {
    expect(stripTags(html)).toBe(text);
  });
});

describe('keepSafeTags', () => {
  it.each([
    ['<p>a</p> <B>b</B>', '<p>a</p> <B>b</B>'],
    ['<p>a</p> <script>b</script>', 'a b'],
    ['<p onclick="x">a</p> <b>b</b>', 'a b'],
    ['<b>a</b><!-- c -->', 'a'],
  ])('%j', (html, kept) => {
    expect(keepSafeTags(html, ['b', 'p'])).toBe(kept);
  });
});
