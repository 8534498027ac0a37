using System;
using System.Collections;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Files in memory, with a limit and a way to cut off the end of one.</summary>
    internal sealed class MemoryFiles : IFileStore
    {
        private readonly ArrayList _names = new ArrayList();
        private readonly ArrayList _contents = new ArrayList();

        public long CapacityBytes { get; set; } = long.MaxValue;

        public long UsedBytes { get; private set; }

        /// <summary>Bytes of the next append that are written before it fails; negative for no failure.</summary>
        public int TearNextAppendAt { get; set; } = -1;

        /// <summary>What reads come to; for a failing medium.</summary>
        public Outcome ReadOutcome { get; set; }

        /// <summary>Reads until one fails, once; negative for none.</summary>
        public int ReadsUntilFailure { get; set; } = -1;

        public int FileCount
        {
            get { return _names.Count; }
        }

        public FileDurability Durability
        {
            get { return FileDurability.None; }
        }

        public Outcome Length(string name, out long lengthBytes)
        {
            int at = _names.IndexOf(name);
            lengthBytes = at < 0 ? 0 : ((byte[])_contents[at]).Length;
            return at < 0 ? Outcome.NotReady : Outcome.Ok;
        }

        public Outcome Append(string name, byte[] buffer, int offset, int count)
        {
            if (UsedBytes + count > CapacityBytes)
            {
                return Outcome.BusFault;
            }

            bool isTorn = TearNextAppendAt >= 0;
            count = isTorn ? TearNextAppendAt : count;
            TearNextAppendAt = -1;
            int at = _names.IndexOf(name);
            byte[] old = at < 0 ? new byte[0] : (byte[])_contents[at];
            var grown = new byte[old.Length + count];
            Array.Copy(old, grown, old.Length);
            Array.Copy(buffer, offset, grown, old.Length, count);
            Put(at, name, grown);
            UsedBytes += count;
            return isTorn ? Outcome.BusFault : Outcome.Ok;
        }

        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            int at = _names.IndexOf(name);
            if (at < 0)
            {
                return Outcome.NotReady;
            }

            if (ReadsUntilFailure-- == 0)
            {
                return Outcome.BusFault;
            }

            if (ReadOutcome != Outcome.Ok)
            {
                return ReadOutcome;
            }

            var content = (byte[])_contents[at];
            int left = content.Length - (int)position;
            read = left < 0 ? 0 : left < count ? left : count;
            Array.Copy(content, (int)position, buffer, offset, read);
            return Outcome.Ok;
        }

        public Outcome Rename(string from, string to)
        {
            int at = _names.IndexOf(from);
            if (at < 0)
            {
                return Outcome.NotReady;
            }

            var content = (byte[])_contents[at];
            _names.RemoveAt(at);
            _contents.RemoveAt(at);
            Delete(to);
            Put(-1, to, content);
            return Outcome.Ok;
        }

        public Outcome Delete(string name)
        {
            int at = _names.IndexOf(name);
            if (at >= 0)
            {
                UsedBytes -= ((byte[])_contents[at]).Length;
                _names.RemoveAt(at);
                _contents.RemoveAt(at);
            }

            return Outcome.Ok;
        }

        public Outcome Flush(string name)
        {
            return Outcome.Ok;
        }

        /// <summary>Cuts bytes off the end of a file, as a power cut may.</summary>
        public void Cut(string name, int bytes)
        {
            int at = _names.IndexOf(name);
            var content = (byte[])_contents[at];
            var shorter = new byte[content.Length - bytes];
            Array.Copy(content, shorter, shorter.Length);
            _contents[at] = shorter;
            UsedBytes -= bytes;
        }

        /// <summary>Damages a byte of a file.</summary>
        public void Flip(string name, int position)
        {
            ((byte[])_contents[_names.IndexOf(name)])[position] ^= 0x10;
        }

        private void Put(int at, string name, byte[] content)
        {
            if (at < 0)
            {
                _names.Add(name);
                _contents.Add(content);
            }
            else
            {
                _contents[at] = content;
            }
        }
    }
}
