
namespace Chronoseal.Tests.Fakes
{
    /// <summary>Files of a node as a technician writes them.</summary>
    internal static class NodeFiles
    {
        public const string Settings = "broker=broker.example:8883\nbroker-tls=1\n";

        public static MemoryFiles Create(string settings)
        {
            var files = new MemoryFiles();
            Write(files, "node.key", Key());
            Write(files, "node.cfg", Bytes(settings));
            return files;
        }

        public static byte[] Key()
        {
            var key = new byte[40];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = (byte)(i + 1);
            }

            return key;
        }

        public static byte[] Bytes(string text)
        {
            var bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return bytes;
        }

        public static void Write(MemoryFiles files, string name, byte[] content)
        {
            files.Append(name, content, 0, content.Length);
        }
    }
}
