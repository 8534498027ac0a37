namespace Chronoseal.Plant
{
    /// <summary>
    /// Ends a task at its wait when its node loses power or the timeline is disposed. A task that swallows it is a task that
    /// cannot be switched off, and is reported.
    /// </summary>
    public sealed class TaskUnwoundException : Exception
    {
        internal TaskUnwoundException(string taskName)
            : base("The task '" + taskName + "' was ended from outside.")
        {
        }
    }
}
