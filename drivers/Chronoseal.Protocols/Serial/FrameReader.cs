using System;

namespace Chronoseal.Protocols.Serial
{
    /// <summary>
    /// Finds frames with a header and a checksum in a stream of bytes, across any number of reads. What turns out to be no frame
    /// is given up one byte at a time and looked at again, so that a slip of any length, odd ones too, costs no good frame
    /// behind it (defect of the Linux pms7003 driver, which drops bytes in pairs).
    /// </summary>
    public abstract class FrameReader
    {
        /// <summary>What <see cref="FrameLength"/> says of bytes that no frame begins with.</summary>
        protected const int NoFrame = -1;

        /// <summary>What <see cref="FrameLength"/> says while there are too few bytes to tell.</summary>
        protected const int TooFew = 0;

        private readonly byte[] _window;
        private int _count;

        /// <summary>Makes a reader of frames of up to so many bytes.</summary>
        protected FrameReader(int longestFrame)
        {
            _window = new byte[longestFrame];
            Frame = new byte[longestFrame];
        }

        /// <summary>The frame taken last, from index 0, checksum and all; valid until the next is taken.</summary>
        public byte[] Frame { get; }

        /// <summary>Its length.</summary>
        public int Length { get; private set; }

        /// <summary>Frames given up so far because of their checksum.</summary>
        public int BadChecksums { get; private set; }

        /// <summary>Whether a frame has begun.</summary>
        public bool IsInside
        {
            get { return _count > 0; }
        }

        /// <summary>Forgets what was taken in.</summary>
        public void Reset()
        {
            _count = 0;
        }

        /// <summary>Takes a byte; true when it ended a frame. Then <see cref="TryTake"/> tells whether more frames are within.</summary>
        public bool Add(byte value)
        {
            if (_count == _window.Length)
            {
                Remove(1);
            }

            _window[_count++] = value;
            return TryTake();
        }

        /// <summary>Takes the next whole frame of what was taken in.</summary>
        public bool TryTake()
        {
            while (_count > 0)
            {
                int length = FrameLength(_window, _count);
                if (length == TooFew || (length > _count && length <= _window.Length))
                {
                    return false;
                }

                bool isFrame = length > 0 && length <= _window.Length;
                if (isFrame && IsIntact(_window, length))
                {
                    Array.Copy(_window, Frame, length);
                    Length = length;
                    Remove(length);
                    return true;
                }

                BadChecksums += isFrame ? 1 : 0;
                Remove(1);
            }

            return false;
        }

        /// <summary>Once no more bytes are coming: gives up what has begun and takes a whole frame that it swallowed.</summary>
        public bool TryTakeInside()
        {
            while (_count > 0)
            {
                Remove(1);
                if (TryTake())
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The length of the frame that begins at index 0 as far as its first bytes tell, <see cref="NoFrame"/> or <see cref="TooFew"/>.</summary>
        protected abstract int FrameLength(byte[] window, int count);

        /// <summary>Whether the checksum of the frame at index 0 is right.</summary>
        protected abstract bool IsIntact(byte[] window, int length);

        private void Remove(int bytes)
        {
            _count -= bytes;
            Array.Copy(_window, bytes, _window, 0, _count);
        }
    }
}
