namespace Chronoseal.Firmware.Console
{
    /// <summary>Something that shows what happens as it happens. Given to <see cref="ConsoleSession.Stream"/> or <see cref="ConsoleSession.Follow"/>.</summary>
    public interface IStreamer
    {
        /// <summary>
        /// Writes what has come up since the last turn; called on the console's task, at least every <see cref="ConsoleLimits.TurnMicroseconds"/>.
        /// Writes a bounded number of lines a turn. False when it is done.
        /// </summary>
        bool Turn(IConsoleLine line);

        /// <summary>It is ended from outside: by a line, by Ctrl-C, or because another takes its place. Not called after <see cref="Turn"/> said false.</summary>
        void End();
    }
}
