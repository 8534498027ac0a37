namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The line of least squares: for edges captured in hardware, whose scatter is small and even. What does not belong on it
    /// has been rejected by <see cref="EdgeGate"/> before.
    /// </summary>
    public sealed class LeastSquaresLine : EdgeLine
    {
        /// <summary>Makes a line; see <see cref="EdgeLine"/>.</summary>
        public LeastSquaresLine(int capacity, int windowSeconds)
            : base(capacity, windowSeconds)
        {
        }

        /// <inheritdoc/>
        protected override void Lay()
        {
            LayLeastSquares();
        }
    }
}
