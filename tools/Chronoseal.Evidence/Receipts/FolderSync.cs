using System.Runtime.InteropServices;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Makes the names in a folder durable. POSIX promises a file's bytes after fsync of the file, but its name only after fsync of the folder; .NET
    /// cannot open a folder for that. Windows journals names by itself.
    /// </summary>
    internal static class FolderSync
    {
        private const int ReadOnly = 0;

        /// <summary>Waits until the disk has the folder's names.</summary>
        /// <exception cref="IOException">The system refused.</exception>
        internal static void Flush(string folder)
        {
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            int handle = Open(folder, ReadOnly);
            if (handle < 0)
            {
                throw new IOException($"{folder} could not be opened to be synchronised (error {Marshal.GetLastPInvokeError()}).");
            }

            int result = Synchronise(handle);
            int error = Marshal.GetLastPInvokeError();
            _ = Close(handle);
            if (result < 0)
            {
                throw new IOException($"{folder} could not be synchronised (error {error}).");
            }
        }

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        private static extern int Synchronise(int handle);

        [DllImport("libc", EntryPoint = "close")]
        private static extern int Close(int handle);
    }
}
