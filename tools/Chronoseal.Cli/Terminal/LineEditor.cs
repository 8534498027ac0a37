namespace Chronoseal.Cli.Terminal
{
    /// <summary>Edits a line in the last row of a terminal. Secrets are shown as stars.</summary>
    public sealed class LineEditor(IScreen screen, Palette palette, History history, Completer completer)
    {
        private const char Hidden = '*';

        private readonly LineBuffer _buffer = new();
        private string _prompt = "";

        /// <summary>Whether nothing is typed.</summary>
        public bool IsEmpty => _buffer.IsEmpty;

        /// <summary>Begins a line.</summary>
        public void Begin(string prompt)
        {
            _prompt = prompt;
            _buffer.Set("");
            Draw();
        }

        /// <summary>Shows a line above the one that is typed.</summary>
        public void Above(string line)
        {
            screen.Write($"\r\e[K{line}\r\n");
            Draw();
        }

        /// <summary>Takes the line off the screen: something else is to stand there.</summary>
        public void Hide() => screen.Write("\r\e[K");

        /// <summary>Forgets what is typed.</summary>
        public void Clear()
        {
            _buffer.Set("");
            Draw();
        }

        /// <summary>Takes a key.</summary>
        /// <returns>The line, once it is complete; null until then.</returns>
        public string? Take(ConsoleKeyInfo key)
        {
            if (key.Key == ConsoleKey.Enter)
            {
                string line = _buffer.Text.Trim();
                _buffer.MoveToEnd(true);
                Draw();
                screen.Write("\r\n");
                history.Add(line);
                return line;
            }

            if (key.Key == ConsoleKey.Tab)
            {
                Complete();
            }
            else if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
            {
                Control(key.Key);
            }
            else if (!Move(key.Key) && key.KeyChar is >= ' ' and <= '~')
            {
                _buffer.Insert(key.KeyChar);
            }

            Draw();
            return null;
        }

        private bool Move(ConsoleKey key)
        {
            switch (key)
            {
                case ConsoleKey.LeftArrow: _buffer.Move(-1); return true;
                case ConsoleKey.RightArrow: _buffer.Move(1); return true;
                case ConsoleKey.Home: _buffer.MoveToEnd(false); return true;
                case ConsoleKey.End: _buffer.MoveToEnd(true); return true;
                case ConsoleKey.Backspace: _buffer.Delete(false); return true;
                case ConsoleKey.Delete: _buffer.Delete(true); return true;
                case ConsoleKey.UpArrow: Recall(history.Older(_buffer.Text)); return true;
                case ConsoleKey.DownArrow: Recall(history.Newer()); return true;
                default: return false;
            }
        }

        private void Control(ConsoleKey key)
        {
            switch (key)
            {
                case ConsoleKey.A: _buffer.MoveToEnd(false); break;
                case ConsoleKey.E: _buffer.MoveToEnd(true); break;
                case ConsoleKey.LeftArrow: _buffer.MoveWord(false); break;
                case ConsoleKey.RightArrow: _buffer.MoveWord(true); break;
                case ConsoleKey.H: _buffer.Delete(false); break;
                case ConsoleKey.W or ConsoleKey.Backspace: _buffer.DeleteWord(); break;
                case ConsoleKey.U: _buffer.DeleteToEnd(false); break;
                case ConsoleKey.K: _buffer.DeleteToEnd(true); break;
                case ConsoleKey.P: Recall(history.Older(_buffer.Text)); break;
                case ConsoleKey.N: Recall(history.Newer()); break;
                case ConsoleKey.L: screen.Write("\e[2J\e[H"); break;
                default: break;
            }
        }

        private void Recall(string? line)
        {
            if (line != null)
            {
                _buffer.Set(line);
            }
        }

        private void Complete()
        {
            Completion completion = completer.Complete(_buffer.Text[.._buffer.Cursor]);
            int begun = _buffer.Cursor - completion.Start;
            if (completion.Words.Count == 1)
            {
                string word = completion.Words[0];
                _buffer.Replace(completion.Start, _buffer.Cursor, word.EndsWith('=') ? word : word + " ");
            }
            else if (completion.Common.Length > begun)
            {
                _buffer.Replace(completion.Start, _buffer.Cursor, completion.Common);
            }
            else if (completion.Words.Count > 1)
            {
                string more = completion.Words.Count > TerminalLimits.ShownWords ? $"  and {completion.Words.Count - TerminalLimits.ShownWords} more" : "";
                Above(palette.Dim("  " + string.Join("  ", completion.Words.Take(TerminalLimits.ShownWords)) + more));
            }
        }

        // One row, whatever the line's length: the part around the cursor is shown.
        private void Draw()
        {
            string text = Shown();
            int room = Math.Max(1, screen.Width - _prompt.Length - 1);
            int first = Math.Max(0, _buffer.Cursor - room);
            string part = text.Substring(first, Math.Min(room, text.Length - first));
            screen.Write($"\r\e[K{palette.Strong(_prompt)}{part}\e[{_prompt.Length + _buffer.Cursor - first + 1}G");
        }

        private string Shown()
        {
            int secret = SecretWords.Start(_buffer.Text);
            return secret < 0 ? _buffer.Text : _buffer.Text[..secret] + new string(Hidden, _buffer.Text.Length - secret);
        }
    }
}
