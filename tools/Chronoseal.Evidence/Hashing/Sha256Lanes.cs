using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chronoseal.Evidence.Hashing
{
    /// <summary>
    /// SHA-256 of up to sixteen messages side by side, for processors with AVX-512: a record holds millions of short messages, and hashing them one
    /// by one leaves most of the processor idle. Where <see cref="IsSupported"/> is false the library's SHA-256 is to be used.
    /// </summary>
    internal sealed class Sha256Lanes
    {
        /// <summary>Messages side by side.</summary>
        public const int Lanes = 16;

        /// <summary>Longest message in bytes; any frame of format version 1 is shorter.</summary>
        public const int MaximumMessageBytes = 2_304 - PaddingBytes;

        private const int PaddingBytes = 9;
        private const int LengthBytes = 8;
        private const int LaneBytes = 2_304;
        private const byte PaddingStart = 0x80;
        private const int BitsPerByte = 8;

        // Bytes of each word turned round: words are big-endian.
        private static readonly Vector512<byte> s_swap = Vector512.Create(
            Vector256.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12), Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)),
            Vector256.Create(Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12), Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)));

        private readonly byte[] _messages = new byte[Lanes * LaneBytes];
        private readonly int[] _blocks = new int[Lanes];
        private readonly uint[] _start = new uint[Sha256Constants.Words * Lanes];
        private readonly uint[] _states = new uint[Sha256Constants.Words * Lanes];
        private readonly uint[] _results = new uint[Sha256Constants.Words * Lanes];

        /// <summary>Whether this processor can.</summary>
        public static bool IsSupported => Avx512F.IsSupported && Avx512BW.IsSupported;

        /// <summary>The place for the message of a lane; to be filled before <see cref="Close"/>.</summary>
        public Span<byte> Message(int lane) => _messages.AsSpan(lane * LaneBytes, MaximumMessageBytes);

        /// <summary>Pads the message of a lane (FIPS 180-4, 5.1.1) and says what state it starts from.</summary>
        /// <param name="lane">0 to 15.</param>
        /// <param name="lengthBytes">Length of the message, 0 to <see cref="MaximumMessageBytes"/>.</param>
        /// <param name="state">Eight words: the initial state, or that behind blocks taken in before.</param>
        /// <param name="earlierBytes">Bytes taken in before.</param>
        public void Close(int lane, int lengthBytes, ReadOnlySpan<uint> state, int earlierBytes)
        {
            int blocks = (lengthBytes + PaddingBytes + Sha256Constants.BlockBytes - 1) / Sha256Constants.BlockBytes;
            int end = blocks * Sha256Constants.BlockBytes;
            Span<byte> padded = _messages.AsSpan(lane * LaneBytes, end);
            padded[lengthBytes] = PaddingStart;
            padded[(lengthBytes + 1)..(end - LengthBytes)].Clear();
            BinaryPrimitives.WriteUInt64BigEndian(padded[(end - LengthBytes)..], (ulong)(lengthBytes + earlierBytes) * BitsPerByte);
            CloseWhole(lane, blocks, state);
        }

        /// <summary>The same for whole blocks that are not the end of a message.</summary>
        public void CloseWhole(int lane, int blocks, ReadOnlySpan<uint> state)
        {
            _blocks[lane] = blocks;
            for (int word = 0; word < Sha256Constants.Words; word++)
            {
                _start[word * Lanes + lane] = state[word];
            }
        }

        /// <summary>Hashes the closed messages of the first lanes; all lanes are free again afterwards.</summary>
        public void Run()
        {
            Span<Vector512<uint>> state = stackalloc Vector512<uint>[Sha256Constants.Words];
            Span<Vector512<uint>> schedule = stackalloc Vector512<uint>[Lanes];
            MemoryMarshal.Cast<uint, Vector512<uint>>(_start).CopyTo(state);
            int next = NextEnd(0);
            for (int block = 0; next > 0; block++)
            {
                Load(block, ref schedule[0]);
                Sha256Rounds.Compress(ref state[0], ref schedule[0]);
                if (block + 1 == next)
                {
                    TakeResults(state, next);
                    next = NextEnd(next);
                }
            }

            Array.Clear(_blocks);
        }

        /// <summary>A word of the result of a lane.</summary>
        public uint Result(int lane, int word) => _results[word * Lanes + lane];

        /// <summary>Writes the result of a lane as 32 bytes.</summary>
        public void Write(int lane, Span<byte> digest)
        {
            for (int word = 0; word < Sha256Constants.Words; word++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(digest[(word * sizeof(uint))..], Result(lane, word));
            }
        }

        private int NextEnd(int after)
        {
            int next = 0;
            foreach (int blocks in _blocks)
            {
                next = blocks > after && (next == 0 || blocks < next) ? blocks : next;
            }

            return next;
        }

        private void TakeResults(ReadOnlySpan<Vector512<uint>> state, int end)
        {
            MemoryMarshal.Cast<Vector512<uint>, uint>(state).CopyTo(_states);
            for (int lane = 0; lane < Lanes; lane++)
            {
                for (int word = 0; word < Sha256Constants.Words && _blocks[lane] == end; word++)
                {
                    _results[word * Lanes + lane] = _states[word * Lanes + lane];
                }
            }
        }

        // A lane whose message has ended goes on with its last block; what comes of it is not looked at.
        private void Load(int block, ref Vector512<uint> schedule)
        {
            ref byte messages = ref MemoryMarshal.GetArrayDataReference(_messages);
            for (int lane = 0; lane < Lanes; lane++)
            {
                int own = Math.Min(block, Math.Max(_blocks[lane] - 1, 0));
                Vector512<byte> bytes = Vector512.LoadUnsafe(ref messages, (nuint)(lane * LaneBytes + own * Sha256Constants.BlockBytes));
                Unsafe.Add(ref schedule, lane) = Avx512BW.Shuffle(bytes, s_swap).AsUInt32();
            }

            Transpose(ref schedule);
        }

        // From a vector a lane to a vector a word: pairs, then fours, then quarters of the vectors change places.
        private static void Transpose(ref Vector512<uint> rows)
        {
            for (int i = 0; i < Lanes; i += 4)
            {
                ref Vector512<uint> row = ref Unsafe.Add(ref rows, i);
                Vector512<ulong> low01 = Avx512F.UnpackLow(row, Unsafe.Add(ref row, 1)).AsUInt64();
                Vector512<ulong> high01 = Avx512F.UnpackHigh(row, Unsafe.Add(ref row, 1)).AsUInt64();
                Vector512<ulong> low23 = Avx512F.UnpackLow(Unsafe.Add(ref row, 2), Unsafe.Add(ref row, 3)).AsUInt64();
                Vector512<ulong> high23 = Avx512F.UnpackHigh(Unsafe.Add(ref row, 2), Unsafe.Add(ref row, 3)).AsUInt64();
                row = Avx512F.UnpackLow(low01, low23).AsUInt32();
                Unsafe.Add(ref row, 1) = Avx512F.UnpackHigh(low01, low23).AsUInt32();
                Unsafe.Add(ref row, 2) = Avx512F.UnpackLow(high01, high23).AsUInt32();
                Unsafe.Add(ref row, 3) = Avx512F.UnpackHigh(high01, high23).AsUInt32();
            }

            const byte EvenQuarters = 0x88;
            const byte OddQuarters = 0xDD;
            for (int i = 0; i < 4; i++)
            {
                ref Vector512<uint> row = ref Unsafe.Add(ref rows, i);
                Vector512<uint> even01 = Avx512F.Shuffle4x128(row, Unsafe.Add(ref row, 4), EvenQuarters);
                Vector512<uint> odd01 = Avx512F.Shuffle4x128(row, Unsafe.Add(ref row, 4), OddQuarters);
                Vector512<uint> even23 = Avx512F.Shuffle4x128(Unsafe.Add(ref row, 8), Unsafe.Add(ref row, 12), EvenQuarters);
                Vector512<uint> odd23 = Avx512F.Shuffle4x128(Unsafe.Add(ref row, 8), Unsafe.Add(ref row, 12), OddQuarters);
                row = Avx512F.Shuffle4x128(even01, even23, EvenQuarters);
                Unsafe.Add(ref row, 8) = Avx512F.Shuffle4x128(even01, even23, OddQuarters);
                Unsafe.Add(ref row, 4) = Avx512F.Shuffle4x128(odd01, odd23, EvenQuarters);
                Unsafe.Add(ref row, 12) = Avx512F.Shuffle4x128(odd01, odd23, OddQuarters);
            }
        }
    }
}
