using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>A pair of a serial device and what is at the far end of its cable (Linux).</summary>
    internal sealed class PseudoTerminal : IDisposable
    {
        private const int ReadWrite = 2;
        private const int NoControllingTerminal = 0x100;
        private const int PathBytes = 128;

        internal PseudoTerminal()
        {
            int descriptor = Native.posix_openpt(ReadWrite | NoControllingTerminal);
            var path = new byte[PathBytes];
            bool isOpen = descriptor >= 0 && Native.grantpt(descriptor) == 0 && Native.unlockpt(descriptor) == 0 && Native.ptsname_r(descriptor, path, path.Length) == 0;
            Assert.IsTrue(isOpen, "this computer gives no pseudo-terminal");
            Path = Encoding.ASCII.GetString(path).TrimEnd('\0');
            FarEnd = new FileStream(new SafeFileHandle(descriptor, true), FileAccess.ReadWrite, 0, false);
        }

        /// <summary>The device.</summary>
        internal string Path { get; }

        /// <summary>The far end.</summary>
        internal FileStream FarEnd { get; }

        public void Dispose() => FarEnd.Dispose();

        private static class Native
        {
            [DllImport("libc")]
            internal static extern int posix_openpt(int flags);

            [DllImport("libc")]
            internal static extern int grantpt(int descriptor);

            [DllImport("libc")]
            internal static extern int unlockpt(int descriptor);

            [DllImport("libc")]
            internal static extern int ptsname_r(int descriptor, byte[] buffer, nint length);
        }
    }
}
