// Opens the browser's own print window; what is printed is the page under the rules of style.css.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector(".png");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
