using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Tests.Field.Configuration
{
    /// <summary>Makes a slot of a configuration one that another firmware has written.</summary>
    internal static class SlotBytes
    {
        /// <summary>Gives it another version, and the check that belongs to it.</summary>
        public static void SetVersion(IFileStore files, string name, int version)
        {
            byte[] bytes = Read(files, name);
            LittleEndian.Write(bytes, 4, version, 2);
            Write(files, name, bytes);
        }

        /// <summary>Gives its last setting a name that ends with another character.</summary>
        public static void RenameLast(IFileStore files, string name)
        {
            byte[] bytes = Read(files, name);
            int at = bytes.Length - 1;
            while (bytes[at] != (byte)'=')
            {
                at--;
            }

            bytes[at - 1] = (byte)'x';
            Write(files, name, bytes);
        }

        private static byte[] Read(IFileStore files, string name)
        {
            files.Length(name, out long lengthBytes);
            var bytes = new byte[(int)lengthBytes];
            files.Read(name, 0, bytes, 0, bytes.Length, out _);
            return bytes;
        }

        private static void Write(IFileStore files, string name, byte[] bytes)
        {
            int check = bytes.Length - 4;
            LittleEndian.Write(bytes, check, Crc32.Compute(bytes, 0, check), 4);
            files.Delete(name);
            files.Append(name, bytes, 0, bytes.Length);
        }
    }
}
