namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// What a verb may do beside answering: take the lines that follow, show what happens as it happens, wait. Belongs to the console's task.
    /// </summary>
    public sealed class ConsoleSession
    {
        private readonly IConsoleWait _wait;
        private IStreamer _follower;

        /// <summary>Makes the session of a console.</summary>
        public ConsoleSession(IConsoleWait wait)
        {
            _wait = wait;
        }

        /// <summary>Whether characters come back as they are typed.</summary>
        public bool Echo { get; set; } = true;

        /// <summary>Whether the console says that it waits for a line.</summary>
        public bool Prompt { get; set; } = true;

        internal ILineEater Eater { get; private set; }

        internal IStreamer Streamer { get; private set; }

        internal IStreamer Follower
        {
            get { return _follower; }
        }

        /// <summary>The lines that follow go to an eater until it is done; the verb that calls this leaves the answer to it.</summary>
        public void Eat(ILineEater eater)
        {
            Eater = eater;
        }

        /// <summary>
        /// Gives a streamer its turns until it is done, Ctrl-C comes, a human types any line, or another takes its place. Machines' lines go on being
        /// answered beside it. The verb answers at once. Null ends the one that runs.
        /// </summary>
        public void Stream(IStreamer streamer)
        {
            IStreamer before = Streamer;
            Streamer = streamer;
            if (before != null && before != streamer)
            {
                before.End();
            }
        }

        /// <summary>As <see cref="Stream"/>, but only null, another, or the streamer itself ends it: it goes on beside lines of all kinds.</summary>
        public void Follow(IStreamer follower)
        {
            IStreamer before = _follower;
            _follower = follower;
            if (before != null && before != follower)
            {
                before.End();
            }
        }

        /// <summary>
        /// Waits on the console's task until a counter value, in turns of at most <see cref="ConsoleLimits.TurnMicroseconds"/>; beats, and looks for Ctrl-C.
        /// Call it in a loop, with a deadline: <c>while (!done &amp;&amp; now &lt; deadline &amp;&amp; session.Pause(now + turn))</c>.
        /// </summary>
        /// <returns>False if Ctrl-C was typed: give up.</returns>
        public bool Pause(long untilMicroseconds)
        {
            return _wait.Pause(untilMicroseconds);
        }

        internal void DropStreamer()
        {
            Streamer = null;
        }

        internal void DropFollower()
        {
            _follower = null;
        }

        internal void EndEating()
        {
            Eater = null;
        }
    }
}
