using System;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>An I2C device that expects given writes and answers with given bytes, in order.</summary>
    internal sealed class ScriptedI2c : II2cDevice
    {
        private readonly string[] _steps;
        private int _next;

        /// <param name="steps">"W 89", "R 0E D8 51", "NW" (write not acknowledged), "NR" (read not acknowledged).</param>
        public ScriptedI2c(params string[] steps)
        {
            _steps = steps;
        }

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
