using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>What was received and not yet taken; goes on receiving while a verb waits, so that Ctrl-C is heard.</summary>
    internal sealed class ConsoleInput : IConsoleWait
    {
        private const byte CtrlC = 0x03;

        private readonly byte[] _bytes = new byte[ConsoleLimits.TypeAheadBytes];
        private readonly ISerialPort _port;
        private readonly ITimeline _timeline;
        private readonly ConsoleBeat _beat;
        private int _start;
        private int _end;

        internal ConsoleInput(ISerialPort port, ITimeline timeline, ConsoleBeat beat)
        {
            _port = port;
            _timeline = timeline;
            _beat = beat;
        }

        /// <inheritdoc/>
        public bool Pause(long untilMicroseconds)
        {
            bool goesOn = !IsInterrupted();
            while (goesOn && _timeline.Counter.Microseconds < untilMicroseconds)
            {
                Fill(untilMicroseconds);
                goesOn = !IsInterrupted();
            }

            return goesOn;
        }

        /// <summary>Waits for bytes, for a turn at most; a port that does not wait, or fails, takes as long.</summary>
        internal void Fill(long untilMicroseconds)
        {
            _beat.Beat();
            long now = _timeline.Counter.Microseconds;
            long deadline = untilMicroseconds - now < ConsoleLimits.TurnMicroseconds ? untilMicroseconds : now + ConsoleLimits.TurnMicroseconds;
            MakeRoom();
            int received = 0;
            if (_end < _bytes.Length && _port.Read(_bytes, _end, _bytes.Length - _end, deadline, out received) == Outcome.Ok && received > 0)
            {
                _end += received;
                return;
            }

            _timeline.SleepUntil(deadline);
        }

        internal bool TryTake(out int value)
        {
            bool hasAny = _start < _end;
            value = hasAny ? _bytes[_start] : 0;
            _start += hasAny ? 1 : 0;
            return hasAny;
        }

        private void MakeRoom()
        {
            Array.Copy(_bytes, _start, _bytes, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        // It stays where it is, and what was typed before it: what becomes of lines does not depend on how quickly they came.
        private bool IsInterrupted()
        {
            for (int i = _start; i < _end; i++)
            {
                if (_bytes[i] == CtrlC)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
