using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chronoseal.Evidence.Hashing
{
    /// <summary>The compression function of SHA-256 (FIPS 180-4, 6.2.2) on sixteen blocks side by side, one in each lane.</summary>
    internal static class Sha256Rounds
    {
        private const int ScheduleWords = 16;
        private const int Unrolled = 8;

        /// <summary>Takes one block of each lane into the states.</summary>
        /// <param name="state">Eight vectors: word by word, a lane a message.</param>
        /// <param name="schedule">Sixteen vectors: the words of the blocks; used up.</param>
        public static void Compress(ref Vector512<uint> state, ref Vector512<uint> schedule)
        {
            Vector512<uint> a = state;
            Vector512<uint> b = Unsafe.Add(ref state, 1);
            Vector512<uint> c = Unsafe.Add(ref state, 2);
            Vector512<uint> d = Unsafe.Add(ref state, 3);
            Vector512<uint> e = Unsafe.Add(ref state, 4);
            Vector512<uint> f = Unsafe.Add(ref state, 5);
            Vector512<uint> g = Unsafe.Add(ref state, 6);
            Vector512<uint> h = Unsafe.Add(ref state, 7);
            ref uint k = ref MemoryMarshal.GetReference(Sha256Constants.K);
            for (int i = 0; i < Sha256Constants.Rounds; i += Unrolled)
            {
                // Words turn instead of moving: after eight rounds each is back in its place.
                Vector512<uint> t = First(h, e, f, g, Word(ref schedule, ref k, i));
                d += t;
                h = t + Second(a, b, c);
                t = First(g, d, e, f, Word(ref schedule, ref k, i + 1));
                c += t;
                g = t + Second(h, a, b);
                t = First(f, c, d, e, Word(ref schedule, ref k, i + 2));
                b += t;
                f = t + Second(g, h, a);
                t = First(e, b, c, d, Word(ref schedule, ref k, i + 3));
                a += t;
                e = t + Second(f, g, h);
                t = First(d, a, b, c, Word(ref schedule, ref k, i + 4));
                h += t;
                d = t + Second(e, f, g);
                t = First(c, h, a, b, Word(ref schedule, ref k, i + 5));
                g += t;
                c = t + Second(d, e, f);
                t = First(b, g, h, a, Word(ref schedule, ref k, i + 6));
                f += t;
                b = t + Second(c, d, e);
                t = First(a, f, g, h, Word(ref schedule, ref k, i + 7));
                e += t;
                a = t + Second(b, c, d);
            }

            state += a;
            Unsafe.Add(ref state, 1) += b;
            Unsafe.Add(ref state, 2) += c;
            Unsafe.Add(ref state, 3) += d;
            Unsafe.Add(ref state, 4) += e;
            Unsafe.Add(ref state, 5) += f;
            Unsafe.Add(ref state, 6) += g;
            Unsafe.Add(ref state, 7) += h;
        }

        // The schedule goes round in sixteen words; the word of a round is made when it is needed.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<uint> Word(ref Vector512<uint> schedule, ref uint k, int round)
        {
            ref Vector512<uint> word = ref Unsafe.Add(ref schedule, round & (ScheduleWords - 1));
            if (round >= ScheduleWords)
            {
                Vector512<uint> w1 = Unsafe.Add(ref schedule, (round + 1) & (ScheduleWords - 1));
                Vector512<uint> w9 = Unsafe.Add(ref schedule, (round + 9) & (ScheduleWords - 1));
                Vector512<uint> w14 = Unsafe.Add(ref schedule, (round + 14) & (ScheduleWords - 1));
                Vector512<uint> s0 = Xor(Avx512F.RotateRight(w1, 7), Avx512F.RotateRight(w1, 18), w1 >>> 3);
                Vector512<uint> s1 = Xor(Avx512F.RotateRight(w14, 17), Avx512F.RotateRight(w14, 19), w14 >>> 10);
                word += s0 + w9 + s1;
            }

            return word + Vector512.Create(Unsafe.Add(ref k, round));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<uint> First(Vector512<uint> h, Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, Vector512<uint> word)
        {
            const byte Choose = 0xCA;
            Vector512<uint> sum = Xor(Avx512F.RotateRight(e, 6), Avx512F.RotateRight(e, 11), Avx512F.RotateRight(e, 25));
            return h + word + sum + Avx512F.TernaryLogic(e, f, g, Choose);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<uint> Second(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c)
        {
            const byte Majority = 0xE8;
            return Xor(Avx512F.RotateRight(a, 2), Avx512F.RotateRight(a, 13), Avx512F.RotateRight(a, 22)) + Avx512F.TernaryLogic(a, b, c, Majority);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<uint> Xor(Vector512<uint> x, Vector512<uint> y, Vector512<uint> z)
        {
            const byte ExclusiveOr = 0x96;
            return Avx512F.TernaryLogic(x, y, z, ExclusiveOr);
        }
    }
}
