namespace Chronoseal.Cli.Terminal
{
    /// <summary>Every limit of `chronoseal console`.</summary>
    public static class TerminalLimits
    {
        /// <summary>Characters of a line to the node, the id of a machine's line included.</summary>
        public const int LineCharacters = 256;

        /// <summary>Characters of a line from the node; a longer one is no answer.</summary>
        public const int AnswerCharacters = 65_536;

        /// <summary>Lines from the node that wait to be looked at; then the port is read no further.</summary>
        public const int WaitingLines = 1_024;

        /// <summary>Times that a node is asked at first whether it is there.</summary>
        public const int Greetings = 4;

        /// <summary>How long it may take to answer the first time: what a node that is just being switched on was told, it never heard.</summary>
        public static readonly TimeSpan FirstGreeting = TimeSpan.FromSeconds(1);

        /// <summary>How long it may take to answer later.</summary>
        public static readonly TimeSpan Greeting = TimeSpan.FromSeconds(3);

        /// <summary>How long a connection may take.</summary>
        public static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);

        /// <summary>How long a node may take to answer, unless --timeout says otherwise: a scan of a whole Modbus line takes the longest.</summary>
        public static readonly TimeSpan Answer = TimeSpan.FromSeconds(120);

        /// <summary>How long a user waits without a word.</summary>
        public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        /// <summary>The longest --timeout, and the longest `wait` in a script.</summary>
        public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

        /// <summary>How long a node may take to answer again once it has said that it restarts.</summary>
        public static readonly TimeSpan Restart = TimeSpan.FromSeconds(60);

        /// <summary>How often it is asked meanwhile.</summary>
        public static readonly TimeSpan RestartLook = TimeSpan.FromMilliseconds(500);

        /// <summary>Pause behind each line of an import: there is no answer to tell that it was taken, and a node's receive buffer holds two lines.</summary>
        public static readonly TimeSpan ImportLine = TimeSpan.FromMilliseconds(40);

        /// <summary>How long a write to the port may take.</summary>
        public static readonly TimeSpan Write = TimeSpan.FromSeconds(5);

        /// <summary>Attempts to reach a lost node again; the first at once.</summary>
        public const int Reconnections = 150;

        /// <summary>Pause before each further attempt.</summary>
        public static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(2);

        /// <summary>Bytes of a script.</summary>
        public const int ScriptBytes = 1_048_576;

        /// <summary>Lines that the history keeps.</summary>
        public const int HistoryLines = 500;

        /// <summary>Words that completion shows at a time.</summary>
        public const int ShownWords = 60;

        /// <summary>Two Ctrl-C within this time end the console.</summary>
        public static readonly TimeSpan TwoBreaks = TimeSpan.FromSeconds(1);

        /// <summary>How often keys and lines are looked after.</summary>
        public static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(15);
    }
}
