using System;
using System.IO;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Files in one folder of a drive of the platform. Every append opens, writes and closes: on ESP32 the platform's Flush
    /// reaches only the C library's buffer, and it is closing that commits a littlefs file (nf-interpreter
    /// targets/ESP32/_littlefs), so that data is as safe as <see cref="Durability"/> says when <see cref="Append"/> returns.
    /// <para>
    /// The platform refuses to rename onto an existing file. <see cref="Rename"/> therefore moves the source to the target's
    /// name with a tilde, deletes the target and moves again. The first move is the point of no return: after a power cut the
    /// first call on the target finishes the rest, so that the target is either the old file or the new one. (When littlefs
    /// itself fails to move, the platform falls back to copying, and a power cut in the middle of that leaves a partial file:
    /// what is renamed into place needs a checksum of its own.)
    /// </para>
    /// The platform allocates a stream, its record and path strings a call: acceptable once a frame, not once a byte.
    /// </summary>
    public sealed class NanoFileStore : IFileStore
    {
        /// <summary>The internal flash drive of ESP32 and of STM32 targets with littlefs.</summary>
        public const string InternalDrive = "I:\\";

        private const string PendingMark = "~";
        private const int RememberedNames = 16;

        private readonly object _sync = new object();
        private readonly string[] _settled = new string[RememberedNames];
        private readonly string _root;
        private int _nextSettled;

        /// <summary>Names a folder; nothing is touched before the first call.</summary>
        /// <param name="root">An existing folder, ending in a backslash.</param>
        /// <param name="survivesPowerCut">True for littlefs. False for FAT, where a cut in mid-write can damage other files.</param>
        public NanoFileStore(string root, bool survivesPowerCut)
        {
            if (root == null || root.Length == 0 || root[root.Length - 1] != '\\')
            {
                throw new ArgumentException();
            }

            _root = root;
            Durability = survivesPowerCut ? FileDurability.Flushed : FileDurability.None;
        }

        /// <inheritdoc/>
        public FileDurability Durability { get; }

        /// <inheritdoc/>
        public long CapacityBytes
        {
            get
            {
                try
                {
                    return new DriveInfo(_root).TotalSize;
                }
                catch (Exception)
                {
                    // Images differ in which drives answer this question: one that does not is one of unknown size.
                    return 0;
                }
            }
        }

        /// <inheritdoc/>
        public Outcome Length(string name, out long lengthBytes)
        {
            lengthBytes = 0;
            if (!FileNames.IsValid(name))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(name);
                    return ReadLength(_root + name, out lengthBytes);
                }
                catch (Exception fault)
                {
                    lengthBytes = 0;
                    return Judge(fault);
                }
            }
        }

        /// <inheritdoc/>
        public Outcome Append(string name, byte[] buffer, int offset, int count)
        {
            if (!FileNames.IsValid(name) || !Buffers.Holds(buffer, offset, count))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(name);
                    using (FileStream stream = new FileStream(_root + name, FileMode.Append, FileAccess.Write))
                    {
                        stream.Write(buffer, offset, count);
                        stream.Flush();
                    }

                    return Outcome.Ok;
                }
                catch (Exception fault)
                {
                    return Judge(fault);
                }
            }
        }

        /// <inheritdoc/>
        public Outcome Read(string name, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            if (!FileNames.IsValid(name) || position < 0 || !Buffers.Holds(buffer, offset, count))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(name);
                    return ReadRun(_root + name, position, buffer, offset, count, out read);
                }
                catch (Exception fault)
                {
                    read = 0;
                    return Judge(fault);
                }
            }
        }

        /// <inheritdoc/>
        public Outcome Rename(string from, string to)
        {
            if (!FileNames.IsValid(from) || !FileNames.IsValid(to))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(from);
                    Settle(to);
                    if (!File.Exists(_root + from))
                    {
                        return Outcome.NotReady;
                    }

                    if (from != to)
                    {
                        Unsettle(to);
                        File.Move(_root + from, _root + to + PendingMark);
                        Settle(to);
                    }

                    return Outcome.Ok;
                }
                catch (Exception fault)
                {
                    return Judge(fault);
                }
            }
        }

        /// <inheritdoc/>
        public Outcome Delete(string name)
        {
            if (!FileNames.IsValid(name))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(name);
                    File.Delete(_root + name);
                    return Outcome.Ok;
                }
                catch (Exception fault)
                {
                    return Judge(fault);
                }
            }
        }

        /// <summary>Nothing is left to flush: see the class. <see cref="Outcome.NotReady"/> if there is no such file.</summary>
        public Outcome Flush(string name)
        {
            if (!FileNames.IsValid(name))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Settle(name);
                    return File.Exists(_root + name) ? Outcome.Ok : Outcome.NotReady;
                }
                catch (Exception fault)
                {
                    return Judge(fault);
                }
            }
        }

        private static Outcome ReadLength(string path, out long lengthBytes)
        {
            lengthBytes = 0;
            if (!File.Exists(path))
            {
                return Outcome.NotReady;
            }

            using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                lengthBytes = stream.Length;
            }

            return lengthBytes >= 0 ? Outcome.Ok : Outcome.BusFault;
        }

        private static Outcome ReadRun(string path, long position, byte[] buffer, int offset, int count, out int read)
        {
            read = 0;
            if (!File.Exists(path))
            {
                return Outcome.NotReady;
            }

            using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                if (position >= stream.Length)
                {
                    return Outcome.Ok;
                }

                stream.Seek(position, SeekOrigin.Begin);
                int got = 1;
                while (read < count && got > 0)
                {
                    got = stream.Read(buffer, offset + read, count - read);
                    read += got > 0 ? got : 0;
                }
            }

            return Outcome.Ok;
        }

        private static Outcome Judge(Exception fault)
        {
            // The platform reports a full, failing or missing medium by IOException and others; an image without file system by NotSupportedException.
            return fault is NotSupportedException ? Outcome.Unsupported : Outcome.BusFault;
        }

        /// <summary>Finishes a rename onto a name that a power cut or a failure interrupted. Throws where the medium does.</summary>
        private void Settle(string name)
        {
            for (int i = 0; i < RememberedNames; i++)
            {
                if (_settled[i] == name)
                {
                    return;
                }
            }

            string path = _root + name;
            if (File.Exists(path + PendingMark))
            {
                File.Delete(path);
                File.Move(path + PendingMark, path);
            }

            _settled[_nextSettled] = name;
            _nextSettled = (_nextSettled + 1) % RememberedNames;
        }

        private void Unsettle(string name)
        {
            for (int i = 0; i < RememberedNames; i++)
            {
                if (_settled[i] == name)
                {
                    _settled[i] = null;
                }
            }
        }
    }
}
