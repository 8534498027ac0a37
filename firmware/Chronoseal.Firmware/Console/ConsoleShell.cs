using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// Takes bytes, shows what is typed, has whole lines carried out, and keeps answers and what comes unasked apart. A verb that throws is
    /// answered as a fault, and the console lives on.
    /// </summary>
    internal sealed class ConsoleShell : IConsoleLine
    {
        internal const string PromptText = "chronoseal> ";

        private readonly LineEditor _editor = new LineEditor(new SecretMask(SecretSettings.Names()));
        private readonly ITimeline _timeline;
        private readonly ConsoleOutput _output;
        private readonly ConsoleSession _session;
        private readonly VerbTable _verbs;
        private readonly HumanAnswer _human;
        private readonly MachineAnswer _machine;
        private ConsoleAnswer _eating;
        private long _eatenCounter;

        internal ConsoleShell(ITimeline timeline, ConsoleOutput output, ConsoleSession session, VerbTable verbs)
        {
            _timeline = timeline;
            _output = output;
            _session = session;
            _verbs = verbs;
            _human = new HumanAnswer(output);
            _machine = new MachineAnswer(output);
        }

        private bool IsMachineEating
        {
            get { return _eating == _machine; }
        }

        /// <inheritdoc/>
        public void Unasked(string line)
        {
            // What is being typed is put back behind it.
            bool isTyping = !_output.IsAtStart;
            _output.StartLine();
            FieldText.Plain(_output, line);
            _output.EndLine();
            if (isTyping)
            {
                ShowPrompt();
                ShowTyped();
            }
        }

        /// <summary>Says who is there.</summary>
        internal void Greet(string line)
        {
            _output.EndLine();
            FieldText.Plain(_output, line);
            _output.EndLine();
            ShowPrompt();
        }

        /// <summary>Takes a byte.</summary>
        internal void Take(int value)
        {
            LineEvent happened = _editor.Take(value);
            switch (happened)
            {
                case LineEvent.None:
                    break;
                case LineEvent.Added:
                    if (IsShown)
                    {
                        _output.Write(_editor.Shown(_editor.Count - 1));
                    }

                    break;
                case LineEvent.Erased:
                    if (IsShown)
                    {
                        _output.Erase(_editor.Erased);
                    }

                    break;
                case LineEvent.Abandoned:
                    Interrupt();
                    break;
                default:
                    TakeLine(happened);
                    break;
            }
        }

        /// <summary>Lets streamers write, and gives up on lines that do not come.</summary>
        internal void Turn()
        {
            if (_session.Streamer != null && !_session.Streamer.Turn(this))
            {
                _session.DropStreamer();
                ShowPrompt();
            }

            if (_session.Follower != null && !_session.Follower.Turn(this))
            {
                _session.DropFollower();
            }

            if (_eating != null && _timeline.Counter.Microseconds - _eatenCounter > ConsoleLimits.EaterMicroseconds)
            {
                Abandon("Timeout", "no further line came; begin again");
            }
        }

        private bool IsShown
        {
            get { return _session.Echo && !_editor.IsSilent && !IsMachineEating; }
        }

        private void TakeLine(LineEvent happened)
        {
            if (_editor.IsMachine)
            {
                Abandon("Abandoned", "another command came; begin again");
                TakeMachineLine(happened);
            }
            else if (IsMachineEating)
            {
                Eat(happened);
            }
            else
            {
                TakeHumanLine(happened);
            }
        }

        private void TakeMachineLine(LineEvent happened)
        {
            string line = _editor.Text;
            int end = 1;
            while (end < line.Length && end <= ConsoleLimits.IdCharacters && FieldText.IsAlphanumeric(line[end]))
            {
                end++;
            }

            bool isId = end > 1 && (end == line.Length || line[end] == ' ');
            _machine.Begin(isId ? line.Substring(1, end - 1) : "-");
            if (!isId)
            {
                _machine.Fail("BadId", "no id of 1 to 8 digits and letters; write @ID VERB, as in @1 info");
                _machine.Finish();
            }
            else
            {
                Carry(happened, line.Substring(end), _machine);
            }
        }

        private void TakeHumanLine(LineEvent happened)
        {
            _output.StartLine();
            _session.Stream(null);
            if (_eating != null)
            {
                Eat(happened);
            }
            else if (happened != LineEvent.Line || _editor.Count > 0)
            {
                _human.Begin();
                Carry(happened, _editor.Text, _human);
            }

            ShowPrompt();
        }

        private void Carry(LineEvent happened, string line, ConsoleAnswer answer)
        {
            try
            {
                if (happened == LineEvent.Line)
                {
                    _verbs.Run(line, answer);
                }
                else
                {
                    Refuse(happened, answer);
                }
            }
            catch (Exception exception)
            {
                _session.EndEating();
                answer.Fault(exception);
            }

            FinishOrEat(answer);
        }

        private void FinishOrEat(ConsoleAnswer answer)
        {
            _eating = _session.Eater == null ? null : answer;
            _eatenCounter = _timeline.Counter.Microseconds;
            if (_eating == null)
            {
                answer.Finish();
            }
        }

        private void Eat(LineEvent happened)
        {
            ConsoleAnswer answer = _eating;
            if (happened != LineEvent.Line)
            {
                _session.Eater.Spoil(CauseOf(happened));
                FinishOrEat(answer);
                return;
            }

            try
            {
                if (!_session.Eater.Eat(_editor.Text, answer))
                {
                    _session.EndEating();
                }
            }
            catch (Exception exception)
            {
                _session.EndEating();
                answer.Fault(exception);
            }

            FinishOrEat(answer);
        }

        private void Interrupt()
        {
            _session.Stream(null);
            bool wasMachine = IsMachineEating;
            Abandon("Abandoned", "interrupted by Ctrl-C; begin again");
            if (!wasMachine)
            {
                _output.StartLine();
                ShowPrompt();
            }
        }

        private void Abandon(string code, string causeAndRemedy)
        {
            if (_eating == null)
            {
                return;
            }

            ConsoleAnswer answer = _eating;
            ILineEater eater = _session.Eater;
            _eating = null;
            _session.EndEating();
            answer.Fail(code, causeAndRemedy);
            answer.Finish();
            eater.Abandon();
        }

        private static void Refuse(LineEvent happened, Answer answer)
        {
            string remedy = happened == LineEvent.TooLong ? "send less at a time" : "send it again; if it happens often, check the cable and console-baud";
            answer.Fail(FaultOf(happened), CauseOf(happened) + "; " + remedy);
        }

        private static string FaultOf(LineEvent happened)
        {
            return happened == LineEvent.TooLong ? "TooLong" : "NotPrintable";
        }

        private static string CauseOf(LineEvent happened)
        {
            return happened == LineEvent.TooLong
                ? "the line has more than " + ConsoleLimits.LineCharacters.ToString() + " characters and was thrown away"
                : "the line has something else in it than printable ASCII and was thrown away";
        }

        private void ShowPrompt()
        {
            if (_session.Prompt && _session.Streamer == null && _session.Eater == null && _output.IsAtStart)
            {
                _output.Write(PromptText);
            }
        }

        private void ShowTyped()
        {
            for (int i = 0; i < _editor.Count && IsShown; i++)
            {
                _output.Write(_editor.Shown(i));
            }
        }
    }
}
