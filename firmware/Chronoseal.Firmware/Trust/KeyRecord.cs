using System;
using Chronoseal.Firmware.Journal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// A node's MAC key as it lies in flash: key identifier (8 bytes), device key (32), and a CRC-32 of both, most significant byte
    /// first, by which flash that has rotted is told from a key. A file made by hand may lack the CRC.
    /// </summary>
    internal static class KeyRecord
    {
        /// <summary>Bytes of a key identifier.</summary>
        public const int KeyIdLength = 8;

        /// <summary>Bytes of a device key.</summary>
        public const int KeyLength = 32;

        /// <summary>Bytes of a record without its CRC.</summary>
        public const int PlainLength = KeyIdLength + KeyLength;

        /// <summary>Bytes of a record with its CRC.</summary>
        public const int Length = PlainLength + 4;

        /// <summary>What <see cref="Judge"/> says of a record whose CRC does not fit.</summary>
        public const string Damage = "is damaged";

        /// <summary>Fills a record.</summary>
        public static void Write(byte[] keyId, byte[] key, byte[] record)
        {
            Array.Copy(keyId, record, KeyIdLength);
            Array.Copy(key, 0, record, KeyIdLength, KeyLength);
            uint crc = Crc32.Compute(record, 0, PlainLength);
            for (int i = PlainLength; i < Length; i++)
            {
                record[i] = (byte)(crc >> 24);
                crc <<= 8;
            }
        }

        /// <summary>Judges a record: empty if it holds a key that can be used, otherwise what is wrong with it.</summary>
        public static string Judge(byte[] record, int length)
        {
            if (length == Length && BigEndian.ReadUInt32(record, PlainLength) != Crc32.Compute(record, 0, PlainLength))
            {
                return Damage;
            }

            return IsBlank(record) ? "holds a blank key" : IsGivenAway(record) ? "has an identifier that is a part of the key" : "";
        }

        // Erased flash and a file that was only reserved: all bytes alike. No random key looks so.
        private static bool IsBlank(byte[] record)
        {
            for (int i = KeyIdLength + 1; i < PlainLength; i++)
            {
                if (record[i] != record[KeyIdLength])
                {
                    return false;
                }
            }

            return true;
        }

        // The identifier stands in every frame.
        private static bool IsGivenAway(byte[] record)
        {
            for (int start = KeyIdLength; start <= PlainLength - KeyIdLength; start++)
            {
                int same = 0;
                while (same < KeyIdLength && record[same] == record[start + same])
                {
                    same++;
                }

                if (same == KeyIdLength)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
