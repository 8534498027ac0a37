using System;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>An I2C device that expects given writes and answers with given bytes, in order.</summary>
    internal sealed class ScriptedI2c : II2cDevice
    {
        /// <summary>A time slice of the device.</summary>
        public const int HeldUpMicroseconds = 20000;

        private readonly string[] _steps;
        private int _next;

        /// <param name="steps">"W 89", "R 0E D8 51", "NW" (write not acknowledged), "NR" (read not acknowledged).</param>
        public ScriptedI2c(params string[] steps)
        {
            _steps = steps;
        }

        /// <summary>Where a time slice passes before a write returns, as for a task that is held up; null for none.</summary>
        public ManualTimeline HeldUpOn { get; set; }

        public bool IsDone
        {
            get { return _next == _steps.Length; }
        }

        public Outcome Write(byte[] buffer, int count)
        {
            string step = Take();
            if (step == "NW")
            {
                return Outcome.Nack;
            }

            Expect(step, "W " + Hex.Format(buffer, 0, count));
            if (HeldUpOn != null)
            {
                HeldUpOn.Microseconds += HeldUpMicroseconds;
            }

            return Outcome.Ok;
        }

        public Outcome Read(byte[] buffer, int count)
        {
            string step = Take();
            if (step == "NR")
            {
                return Outcome.Nack;
            }

            byte[] reply = Hex.Parse(step.Substring(1));
            Expect("R" + reply.Length.ToString(), step.Substring(0, 1) + count.ToString());
            Array.Copy(reply, buffer, count);
            return Outcome.Ok;
        }

        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            Outcome outcome = Write(writeBuffer, writeCount);
            return outcome == Outcome.Ok ? Read(readBuffer, readCount) : outcome;
        }

        private string Take()
        {
            if (IsDone)
            {
                throw new InvalidOperationException("transfer beyond the script");
            }

            return _steps[_next++];
        }

        private static void Expect(string expected, string actual)
        {
            if (expected != actual)
            {
                throw new InvalidOperationException("expected " + expected + ", got " + actual);
            }
        }
    }
}
