using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>The objects of a device's identification. Modbus Application Protocol V1.1b3, section 6.21.</summary>
    public static class ModbusIdentification
    {
        /// <summary>Category: vendor, product code and version.</summary>
        public const int Basic = 1;

        /// <summary>Category: URL, product name, model, application, and what is reserved.</summary>
        public const int Regular = 2;

        /// <summary>Category: the maker's own objects, from 0x80 on.</summary>
        public const int Extended = 3;

        /// <summary>Category: one object by its number.</summary>
        public const int OneObject = 4;

        private const int MoreFollowsOffset = 4;
        private const int NextObjectOffset = 5;
        private const int CountOffset = 6;
        private const byte MoreFollows = 0xFF;
        private const int NotThere = -1;

        /// <summary>The text of an object in a checked reply; empty if it is not there, or if the reply is of another function.</summary>
        public static string Text(byte[] reply, int objectId)
        {
            int at = Find(reply, objectId);
            return at == NotThere ? "" : Ascii.Text(reply, at + 2, reply[at + 1]);
        }

        /// <summary>The fingerprint of an object in a checked reply; that of nothing if it is not there.</summary>
        public static long FingerprintOf(byte[] reply, int objectId)
        {
            int at = Find(reply, objectId);
            return at == NotThere ? Fingerprint.Empty : Fingerprint.Add(Fingerprint.Empty, reply, at + 2, reply[at + 1]);
        }

        /// <summary>The object to go on with, or 0 if a checked reply was the last.</summary>
        public static int NextObject(byte[] reply)
        {
            return reply[MoreFollowsOffset] == MoreFollows ? reply[NextObjectOffset] : 0;
        }

        /// <summary>The length that a reply's own object lengths add up to: 0 if no PDU can be that long.</summary>
        internal static int Length(byte[] reply, int offset, int available)
        {
            if (available < ModbusPdu.IdentificationHead)
            {
                return ModbusPdu.LengthUnknown;
            }

            int length = ModbusPdu.IdentificationHead;
            for (int i = 0; i < reply[offset + CountOffset]; i++)
            {
                if (length + 2 > ModbusPdu.MaximumLength)
                {
                    return 0;
                }

                if (length + 2 > available)
                {
                    return ModbusPdu.LengthUnknown;
                }

                length += 2 + reply[offset + length + 1];
            }

            return length <= ModbusPdu.MaximumLength ? length : 0;
        }

        private static int Find(byte[] reply, int objectId)
        {
            int at = ModbusPdu.IdentificationHead;
            int count = reply[0] == ModbusFunction.EncapsulatedInterface ? reply[CountOffset] : 0;
            for (int i = 0; i < count; i++)
            {
                if (reply[at] == objectId)
                {
                    return at;
                }

                at += 2 + reply[at + 1];
            }

            return NotThere;
        }
    }
}
