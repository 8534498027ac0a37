using System.Buffers.Binary;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>A way to put replies into bytes, known well enough to forge them: with codecs that are neither the drivers' nor the plant's.</summary>
    internal abstract class FrameFamily
    {
        private static readonly BusFault[] s_addressed =
            [BusFault.BadChecksum, BusFault.SwappedChecksum, BusFault.WrongAddress, BusFault.WrongFunction, BusFault.WrongLength];

        private static readonly FrameFamily[] s_all = [new TcpFamily(), new AsciiFamily(), new ShdlcFamily(), new PlantowerFamily(), new WinsenFamily(), new RotronicFamily(), new RtuFamily(), new TextFamily()];

        /// <summary>Whether a reply with a wrong checksum can be told from a good one.</summary>
        public virtual bool HasChecksum => true;

        /// <summary>The faults that <see cref="Forge"/> does to at least one reply of a reading.</summary>
        public abstract BusFault[] Forged { get; }

        /// <summary>The family of a reply.</summary>
        public static FrameFamily Of(byte[] reply, bool isTcp) => s_all.First(family => family is TcpFamily == isTcp && family.Fits(reply));

        public abstract bool Fits(byte[] reply);

        /// <summary>A forged reply, or null where the family has no such thing.</summary>
        public abstract byte[]? Forge(BusFault fault, byte[] reply);

        protected static byte[] With(byte[] bytes, int index, byte value)
        {
            byte[] copy = [.. bytes];
            copy[index] = value;
            return copy;
        }

        protected static byte[]? Swapped(byte[] bytes, int first, int second)
        {
            byte[] copy = [.. bytes];
            (copy[first], copy[second]) = (copy[second], copy[first]);
            return copy.AsSpan().SequenceEqual(bytes) ? null : copy;
        }

        private sealed class RtuFamily : FrameFamily
        {
            public override BusFault[] Forged => s_addressed;

            public override bool Fits(byte[] reply) => reply.Length >= 5 && Crc(reply.AsSpan(0, reply.Length)) == 0;

            public override byte[]? Forge(BusFault fault, byte[] reply)
            {
                byte[] body = reply[..^2];
                return fault switch
                {
                    BusFault.BadChecksum => With(reply, reply.Length - 1, (byte)(reply[^1] ^ 0x10)),
                    BusFault.SwappedChecksum => Swapped(reply, reply.Length - 1, reply.Length - 2),
                    BusFault.WrongAddress => Seal(With(body, 0, (byte)(body[0] + 1))),
                    BusFault.WrongFunction => Seal(With(body, 1, (byte)(body[1] ^ 0x01))),
                    BusFault.WrongLength when body[1] <= 4 && body[2] >= 2 => Seal(With(body[..^2], 2, (byte)(body[2] - 2))),
                    _ => null,
                };
            }

            private static byte[] Seal(byte[] body)
            {
                byte[] frame = [.. body, 0, 0];
                BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(body.Length), Crc(body));
                return frame;
            }

            private static ushort Crc(ReadOnlySpan<byte> data)
            {
                uint crc = 0xFFFF;
                foreach (byte value in data)
                {
                    for (int bit = 0; bit < 8; bit++)
                    {
                        bool carry = ((crc ^ (uint)(value >> bit)) & 1) != 0;
                        crc = (crc >> 1) ^ (carry ? 0xA001u : 0);
                    }
                }

                return (ushort)crc;
            }
        }

        private sealed class AsciiFamily : FrameFamily
        {
            public override BusFault[] Forged => s_addressed;

            public override bool Fits(byte[] reply) => reply.Length > 6 && reply[0] == ':';

            public override byte[]? Forge(BusFault fault, byte[] reply)
            {
                byte[] body = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(reply, 1, reply.Length - 5));
                return fault switch
                {
                    BusFault.BadChecksum => With(reply, reply.Length - 3, (byte)(reply[^3] == '0' ? '1' : '0')),
                    BusFault.SwappedChecksum => Swapped(reply, reply.Length - 3, reply.Length - 4),
                    BusFault.WrongAddress => Seal(With(body, 0, (byte)(body[0] + 1))),
                    BusFault.WrongFunction => Seal(With(body, 1, (byte)(body[1] ^ 0x01))),
                    BusFault.WrongLength when body[1] <= 4 && body[2] >= 2 => Seal(With(body[..^2], 2, (byte)(body[2] - 2))),
                    _ => null,
                };
            }

            private static byte[] Seal(byte[] body)
            {
                byte lrc = (byte)(0x100 - body.Sum(b => b) % 256);
                return System.Text.Encoding.ASCII.GetBytes($":{Convert.ToHexString([.. body, lrc])}\r\n");
            }
        }

        private sealed class TcpFamily : FrameFamily
        {
            public override bool HasChecksum => false;

            public override BusFault[] Forged => [BusFault.WrongAddress, BusFault.WrongFunction, BusFault.WrongLength];

            public override bool Fits(byte[] reply) => true;

            public override byte[]? Forge(BusFault fault, byte[] reply) => fault switch
            {
                BusFault.WrongAddress => With(reply, 6, (byte)(reply[6] + 1)),
                BusFault.WrongFunction => With(reply, 7, (byte)(reply[7] ^ 0x01)),
                BusFault.WrongLength when reply[7] <= 4 && reply[8] >= 2 => With(With(reply[..^2], 5, (byte)(reply[5] - 2)), 8, (byte)(reply[8] - 2)),
                _ => null,
            };
        }

        private sealed class ShdlcFamily : FrameFamily
        {
            // Bytes that change places leave an additive checksum as it was: nothing on this line can tell.
            public override BusFault[] Forged => [BusFault.BadChecksum, BusFault.WrongAddress, BusFault.WrongFunction, BusFault.WrongLength];

            public override bool Fits(byte[] reply) => reply.Length >= 6 && reply[0] == 0x7E && reply[^1] == 0x7E;

            public override byte[]? Forge(BusFault fault, byte[] reply)
            {
                byte[] content = Unstuff(reply);
                byte[] body = content[..^1];
                return fault switch
                {
                    BusFault.BadChecksum => Frame(With(content, content.Length - 1, (byte)(content[^1] ^ 0x20))),
                    BusFault.WrongAddress => Seal(With(body, 0, (byte)(body[0] + 1))),
                    BusFault.WrongFunction => Seal(With(body, 1, (byte)(body[1] ^ 0x40))),

                    // The weak checksum is right, but the length lies: defect paulvha/sps30#19.
                    BusFault.WrongLength when body[3] > 0 => Seal([.. body[..^1]]),
                    _ => null,
                };
            }

            private static byte[] Seal(byte[] body) => Frame([.. body, (byte)~body.Sum(b => b)]);

            private static byte[] Frame(byte[] content) =>
                [0x7E, .. content.SelectMany(b => b is 0x7E or 0x7D or 0x11 or 0x13 ? new byte[] { 0x7D, (byte)(b ^ 0x20) } : [b]), 0x7E];

            private static byte[] Unstuff(byte[] frame)
            {
                List<byte> content = [];
                for (int i = 1; i < frame.Length - 1; i++)
                {
                    content.Add(frame[i] == 0x7D ? (byte)(frame[++i] ^ 0x20) : frame[i]);
                }

                return [.. content];
            }
        }

        private sealed class PlantowerFamily : FrameFamily
        {
            public override BusFault[] Forged => [BusFault.BadChecksum, BusFault.SwappedChecksum, BusFault.WrongLength];

            public override bool Fits(byte[] reply) => reply.Length >= 8 && reply[0] == 0x42 && reply[1] == 0x4D;

            public override byte[]? Forge(BusFault fault, byte[] reply)
            {
                byte[] body = reply[..^2];
                return fault switch
                {
                    BusFault.BadChecksum => With(reply, reply.Length - 1, (byte)(reply[^1] ^ 0x04)),
                    BusFault.SwappedChecksum => Swapped(reply, reply.Length - 1, reply.Length - 2),
                    BusFault.WrongLength => Seal(With(body[..^2], 3, (byte)(body[3] - 2))),
                    _ => null,
                };
            }

            private static byte[] Seal(byte[] body)
            {
                int sum = body.Sum(b => b);
                return [.. body, (byte)(sum >> 8), (byte)sum];
            }
        }

        private sealed class WinsenFamily : FrameFamily
        {
            // Bytes that change places leave an additive checksum as it was.
            public override BusFault[] Forged => [BusFault.BadChecksum, BusFault.WrongFunction];

            public override bool Fits(byte[] reply) => reply.Length == 9 && reply[0] == 0xFF;

            public override byte[]? Forge(BusFault fault, byte[] reply) => fault switch
            {
                BusFault.BadChecksum => With(reply, 8, (byte)(reply[8] ^ 0x01)),
                BusFault.WrongFunction => Seal(With(reply, 1, (byte)(reply[1] ^ 0x01))),
                _ => null,
            };

            private static byte[] Seal(byte[] frame) => With(frame, 8, (byte)(0x100 - frame[1..8].Sum(b => b) % 256));
        }

        private sealed class RotronicFamily : FrameFamily
        {
            private const int Command = 4;

            public override BusFault[] Forged => [BusFault.BadChecksum, BusFault.SwappedChecksum, BusFault.WrongFunction];

            public override bool Fits(byte[] reply) => reply.Length > 20 && reply[0] == '{';

            public override byte[]? Forge(BusFault fault, byte[] reply) => fault switch
            {
                BusFault.BadChecksum => With(reply, reply.Length - 2, (byte)(reply[^2] ^ 0x01)),
                BusFault.SwappedChecksum => Swapped(reply, reply.Length - 2, reply.Length - 3),
                BusFault.WrongFunction => Reseal(With(reply, Command, (byte)(reply[Command] + 1)), 1),
                _ => null,
            };

            private static byte[] Reseal(byte[] reply, int difference) =>
                With(reply, reply.Length - 2, (byte)(((reply[^2] - 32 + difference) & 63) + 32));
        }

        private sealed class TextFamily : FrameFamily
        {
            public override bool HasChecksum => false;

            public override BusFault[] Forged => [];

            public override bool Fits(byte[] reply) => true;

            public override byte[]? Forge(BusFault fault, byte[] reply) => null;
        }
    }
}
