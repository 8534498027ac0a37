namespace Chronoseal.Evidence.Store
{
    /// <summary>Tells what a file system may do to anybody from programming errors.</summary>
    internal static class FileFaults
    {
        // ArgumentException and NotSupportedException come from names that the file system cannot have; users type those.
        public static bool IsExpected(Exception exception) =>
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
    }
}
