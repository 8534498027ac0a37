namespace Chronoseal.Firmware.Console
{
    /// <summary>An answer as the console gives it: begun before its verb runs, and finished after.</summary>
    internal abstract class ConsoleAnswer : Answer
    {
        /// <summary>Makes the answer whole.</summary>
        internal abstract void Finish();

        /// <summary>The verb broke off: by the type of the exception, for its text may hold anything.</summary>
        internal void Fault(System.Exception exception)
        {
            Fail("Fault", "the verb broke off (" + exception.GetType().Name + "); try again, and report it if it happens again");
        }
    }
}
