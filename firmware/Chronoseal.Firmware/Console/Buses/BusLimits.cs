namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Every limit of the verbs that look at buses.</summary>
    public static class BusLimits
    {
        /// <summary>Microseconds between two looks at whether an errand is done, or a reading has come.</summary>
        public const long LookMicroseconds = 50000;

        /// <summary>Microseconds that another errand, the supervisor's, is waited for.</summary>
        public const long DeskMicroseconds = 5000000;

        /// <summary>Microseconds without a step of an errand after which it is given up.</summary>
        public const long NoStepMicroseconds = 15000000;

        /// <summary>Microseconds beyond a period of sampling that a reading is waited for.</summary>
        public const long ReadingGraceMicroseconds = 2000000;

        /// <summary>Microseconds that a look at one I2C address takes at most on a bus that works; one that hangs ends the scan.</summary>
        public const long ProbeMicroseconds = 25000;

        /// <summary>The first I2C address that is no reserved one.</summary>
        public const int FirstI2cAddress = 0x08;

        /// <summary>The last I2C address that is no reserved one.</summary>
        public const int LastI2cAddress = 0x77;

        /// <summary>Milliseconds that a unit has to answer in a scan: most answer within 50.</summary>
        public const int ScanTimeoutMilliseconds = 100;

        /// <summary>Seconds that a tap lasts unless told otherwise.</summary>
        public const int TapSeconds = 60;

        /// <summary>The most seconds that a tap lasts.</summary>
        public const int TapSecondsLimit = 3600;

        /// <summary>Lines that a tap writes a turn: a fifth of a second of the console at 115,200 baud.</summary>
        public const int TapLinesPerTurn = 16;

        /// <summary>Registers shown in a line.</summary>
        public const int RegistersPerRow = 8;

        /// <summary>Coils or inputs shown in a line.</summary>
        public const int BitsPerRow = 32;

        /// <summary>Microseconds that an edge input is listened to before the loop-back test: a receiver's next pulse is among them.</summary>
        public const long ForeignEdgeMicroseconds = 1200000;
    }
}
