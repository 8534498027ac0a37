using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Evidence.Store
{
    /// <summary>Tells what a file system may do to anybody from programming errors.</summary>
    internal static class FileFaults
    {
        // ArgumentException and NotSupportedException come from names that the file system cannot have; users type those.
        public static bool IsExpected(Exception exception) =>
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

        /// <summary>Opens a file for reading, also one that another process goes on writing.</summary>
        /// <param name="path">The file.</param>
        /// <param name="stream">The file, opened.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryOpen(string path, [NotNullWhen(true)] out FileStream? stream, out string error)
        {
            stream = null;
            error = "";
            try
            {
                // No buffer of its own: whoever reads has one.
                stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
                return true;
            }
            catch (Exception exception) when (IsExpected(exception))
            {
                error = $"{path} could not be opened: {exception.Message} Check the name and who may read it.";
                return false;
            }
        }

        /// <summary>True when a file can be opened.</summary>
        public static bool TryProbe(string path, out string error)
        {
            bool isOpen = TryOpen(path, out FileStream? stream, out error);
            stream?.Dispose();
            return isOpen;
        }
    }
}
