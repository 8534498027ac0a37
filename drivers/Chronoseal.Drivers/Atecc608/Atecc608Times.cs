namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// Times of the ATECC608. Execution times are the maker's maxima (cryptoauthlib, calib_execution.c) for the three clock
    /// dividers that ChipMode can choose: M0, the fastest and the usual one, M1 and M2.
    /// </summary>
    public static class Atecc608Times
    {
        /// <summary>From the wake condition until the part answers (data sheet, tWHI).</summary>
        public const int WakeMicroseconds = 1500;

        /// <summary>From a command to the first question for its reply.</summary>
        public const int FirstPollMicroseconds = 1000;

        /// <summary>Between questions for a reply. The B part supports no other way than to ask until it answers.</summary>
        public const int PollMicroseconds = 2000;

        /// <summary>No wait for a reply is longer.</summary>
        public const int LongestWaitMilliseconds = 2500;

        /// <summary>Read and Info, any divider.</summary>
        public const int ReadMilliseconds = 5;

        /// <summary>Nonce, any divider.</summary>
        public const int NonceMilliseconds = 20;

        /// <summary>Random, any divider.</summary>
        public const int RandomMilliseconds = 23;

        /// <summary>Counter, any divider.</summary>
        public const int CounterMilliseconds = 25;

        /// <summary>GenKey, M0.</summary>
        public const int GenerateKeyM0Milliseconds = 115;

        /// <summary>GenKey, M1.</summary>
        public const int GenerateKeyM1Milliseconds = 215;

        /// <summary>GenKey, M2.</summary>
        public const int GenerateKeyM2Milliseconds = 653;

        /// <summary>Sign, M0.</summary>
        public const int SignM0Milliseconds = 115;

        /// <summary>Sign, M1.</summary>
        public const int SignM1Milliseconds = 220;

        /// <summary>Sign, M2.</summary>
        public const int SignM2Milliseconds = 665;

        /// <summary>Verify, M0.</summary>
        public const int VerifyM0Milliseconds = 105;

        /// <summary>Verify, M1.</summary>
        public const int VerifyM1Milliseconds = 295;

        /// <summary>Verify, M2.</summary>
        public const int VerifyM2Milliseconds = 1085;

        /// <summary>SelfTest of everything, M0.</summary>
        public const int SelfTestM0Milliseconds = 250;

        /// <summary>SelfTest of everything, M1.</summary>
        public const int SelfTestM1Milliseconds = 625;

        /// <summary>SelfTest of everything, M2.</summary>
        public const int SelfTestM2Milliseconds = 2324;

        private const int MarginMilliseconds = 20;
        private const int DividerMask = 0xF8;
        private const int DividerM0 = 0x00;
        private const int DividerM1 = 0x28;
        private const int LongWatchdog = 0x04;

        /// <summary>The clock divider that a ChipMode byte chooses: 0, 1 or 2; the slowest for values that are not documented.</summary>
        public static int ClockDivider(int chipMode)
        {
            int divider = chipMode & DividerMask;
            return divider == DividerM0 ? 0 : divider == DividerM1 ? 1 : 2;
        }

        /// <summary>True if the part goes to sleep by itself some 13 s after it was woken, false for some 1.3 s.</summary>
        public static bool HasLongWatchdog(int chipMode)
        {
            return (chipMode & LongWatchdog) != 0;
        }

        /// <summary>The documented maximum of a command, milliseconds.</summary>
        public static int ExecutionMilliseconds(byte operation, int clockDivider)
        {
            switch (operation)
            {
                case Atecc608Command.Nonce: return NonceMilliseconds;
                case Atecc608Command.Random: return RandomMilliseconds;
                case Atecc608Command.Counter: return CounterMilliseconds;
                case Atecc608Command.GenerateKey: return Choose(clockDivider, GenerateKeyM0Milliseconds, GenerateKeyM1Milliseconds, GenerateKeyM2Milliseconds);
                case Atecc608Command.Sign: return Choose(clockDivider, SignM0Milliseconds, SignM1Milliseconds, SignM2Milliseconds);
                case Atecc608Command.Verify: return Choose(clockDivider, VerifyM0Milliseconds, VerifyM1Milliseconds, VerifyM2Milliseconds);
                case Atecc608Command.SelfTest: return Choose(clockDivider, SelfTestM0Milliseconds, SelfTestM1Milliseconds, SelfTestM2Milliseconds);
                default: return ReadMilliseconds;
            }
        }

        /// <summary>
        /// How long a reply is waited for: twice the documented maximum and a margin, because the table was made for the A part
        /// and the B part has none; never above <see cref="LongestWaitMilliseconds"/>.
        /// </summary>
        public static int LimitMilliseconds(byte operation, int clockDivider)
        {
            int limit = 2 * ExecutionMilliseconds(operation, clockDivider) + MarginMilliseconds;
            return limit < LongestWaitMilliseconds ? limit : LongestWaitMilliseconds;
        }

        private static int Choose(int clockDivider, int m0, int m1, int m2)
        {
            return clockDivider == 0 ? m0 : clockDivider == 1 ? m1 : m2;
        }
    }
}
